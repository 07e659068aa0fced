"""Who writes text to a prompt: a causal language model of transformers on this machine, or an endpoint that
the user names.

One verb: ``write(prompts, seed)`` gives one answer a prompt, in order; None where the writer took too long.
torch loads with the model.
"""

from __future__ import annotations

import http.client
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from synletters.core.errors import ConfigError, ModelError

#: bytes of an answer that are read at most
_LONGEST = 4 << 20


class Writer(Protocol):
    """``name`` stands in the report."""

    name: str

    def write(self, prompts: Sequence[str], *, seed: int) -> list[str | None]: ...


@dataclass(slots=True)
class LocalWriter:
    """Any causal language model of transformers: a folder, or a hub id (``neural.loading.resolve``).
    Nothing is fetched unless downloads are allowed."""

    name: str
    timeout: float = 60.0
    max_new_tokens: int = 300
    temperature: float = 0.8
    device: str = "auto"
    _loaded: tuple[Any, Any] | None = field(default=None, repr=False)

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            from transformers import AutoModelForCausalLM, AutoTokenizer

            from synletters.neural.loading import offline, pick_device, pick_dtype, resolve, weights_of

            source = resolve(self.name, "mlm")
            self.device = pick_device(self.device)
            try:
                tokenizer = AutoTokenizer.from_pretrained(source, **offline(source))
                model: Any = AutoModelForCausalLM.from_pretrained(
                    source, dtype=pick_dtype("auto", self.device), **weights_of(source)
                )
            except Exception as fault:
                raise ModelError(
                    f"{self.name} does not load as a causal language model ({type(fault).__name__}); name the folder of one, "
                    "or its hub id"
                ) from None
            self._loaded = tokenizer, model.to(self.device).eval()
        return self._loaded

    def write(self, prompts: Sequence[str], *, seed: int) -> list[str | None]:
        """One prompt after the other, so that an answer depends on its prompt and the seed alone."""
        import time

        import torch

        tokenizer, model = self._load()
        made: list[str | None] = []
        for prompt in prompts:
            said = prompt
            if getattr(tokenizer, "chat_template", None):
                said = tokenizer.apply_chat_template(
                    [{"role": "user", "content": prompt}], tokenize=False, add_generation_prompt=True
                )
            inputs = tokenizer(said, return_tensors="pt", add_special_tokens=said == prompt).to(self.device)
            inputs.pop("token_type_ids", None)
            room = getattr(model.config, "max_position_embeddings", None) or 1 << 20
            length = inputs["input_ids"].shape[1]
            if length + 8 > room:
                raise ModelError(
                    f"{self.name} takes {room} tokens, the prompt alone has {length}; name a model with a longer context"
                )
            torch.manual_seed(seed)
            begin = time.monotonic()
            with torch.inference_mode():
                out = model.generate(
                    **inputs,
                    do_sample=self.temperature > 0,
                    temperature=self.temperature or None,
                    max_time=self.timeout,
                    max_new_tokens=min(self.max_new_tokens, room - length),
                    pad_token_id=tokenizer.pad_token_id or tokenizer.eos_token_id,
                )
            late = time.monotonic() - begin > self.timeout
            made.append(None if late else tokenizer.decode(out[0, length:], skip_special_tokens=True).strip())
        return made


@dataclass(slots=True)
class EndpointWriter:
    """An endpoint that speaks OpenAI's chat completions, at the address that the user names. The key never
    shows.

    ``timeout`` bounds the whole answer, not each piece of it: an endpoint that drips is late like one that is
    silent.
    """

    url: str
    name: str
    timeout: float = 60.0
    temperature: float = 0.8
    key: str = field(default="", repr=False)

    def write(self, prompts: Sequence[str], *, seed: int) -> list[str | None]:
        return [self._one(prompt, seed) for prompt in prompts]

    def _one(self, prompt: str, seed: int) -> str | None:
        body = {
            "model": self.name,
            "messages": [{"role": "user", "content": prompt}],
            "temperature": self.temperature,
            "seed": seed,
        }
        address = self.url.rstrip("/")
        address = address if address.endswith("/chat/completions") else f"{address}/chat/completions"
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {self.key}"} if self.key else {}
        )
        request = urllib.request.Request(address, json.dumps(body).encode(), headers)
        try:
            found = _within(self.timeout, request)
            if found is None:
                return None
            content = json.loads(found)["choices"][0]["message"]["content"]
            return content.strip() if isinstance(content, str) else ""
        except TimeoutError:
            return None
        except urllib.error.URLError as fault:
            if isinstance(fault.reason, TimeoutError):
                return None
            status = (
                f"status {fault.code}"
                if isinstance(fault, urllib.error.HTTPError)
                else type(fault.reason).__name__
            )
            raise ModelError(
                f"the endpoint {self.url} does not answer ({status}); check its address, model and key"
            ) from None
        except (ValueError, KeyError, IndexError, TypeError, OSError, http.client.HTTPException) as fault:
            raise ModelError(
                f"the endpoint {self.url} does not speak chat completions ({type(fault).__name__})"
            ) from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _opener() -> urllib.request.OpenerDirector:
    """What is sent goes to the host that the user named: no proxy of the environment, no redirect."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def _within(timeout: float, request: urllib.request.Request) -> bytes | None:
    """The answer, or None if it is not whole after ``timeout`` seconds. A thread reads it, which nobody waits
    for any longer."""
    got: list[bytes] = []
    faults: list[Exception] = []

    def ask() -> None:
        try:
            with _opener().open(request, timeout=timeout) as answer:
                got.append(answer.read(_LONGEST))
        except Exception as fault:
            faults.append(fault)

    asking = threading.Thread(target=ask, daemon=True, name="writer")
    asking.start()
    asking.join(timeout)
    if faults:
        raise faults[0]
    return got[0] if got else None


def open_writer_of(
    name: str, *, model: str = "", timeout: float = 60.0, key: str = "", device: str = "auto"
) -> Writer:
    """A writer by name: an address (then ``model`` names the model there), else a causal language model on
    this machine.

    Raises ConfigError.
    """
    if not timeout > 0.0:
        raise ConfigError(f"the time-out is {timeout} s; give more than 0")
    if name.startswith(("http://", "https://")):
        if not model:
            raise ConfigError("an endpoint needs --writer-model, the name of the model there")
        return EndpointWriter(name, model, timeout, key=key)
    return LocalWriter(name, timeout, device=device)
