"""Two profiles of fuzzing: a short look in the suite, and hours where they are asked for.

    pytest tests/fuzz --hypothesis-profile=long --timeout=0

``long`` begins elsewhere each time and keeps what failed in ``.hypothesis``; what it finds becomes a case of a test beside it.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "short", max_examples=15, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile("long", max_examples=20_000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile("short")
