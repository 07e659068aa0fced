"""Strategies: texts as letters have them, broken in every way, and files that were damaged."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    *("Dear ", "Dr ", "Mr ", "Mrs ", "Quuxbert", "O'Dowd-Ahmed", "Fenwick", "J. ", "Re: ", "DOB ", "d.o.b. ", "NHS number "),
    *("943 476 5919", "14/02/1957", "3 March 2021", "03/04", "2021-03-14T10:22", "aged 93", "S10 2TN", "01632 960 113"),
    *("a.b@example.com", "https://x.org/?q=1", "MRN: 4471-22", "12 Larkrise Gardens", "Ward 7B", "St Mary's Hospital"),
    *("no ", "denies ", "chest pain", "amlodipine 5 mg", "BP 120/80", "T1DM", "\n\n", "\r\n", "\r", "\t", "  ", " ", ". ", ", "),
    *("|", ":", ";", "-", "–", "*", "#", "_", "(", ")", "[", "]", "<", ">", "&", "&amp;", "<p>", "</p>", "<br/>", "{\\rtf1 ", "}"),
    *("\\par ", "\\'e9", "MSH|^~\\&|", "\rPID|1||", "=C3=A9", "=\n", "Ã©", "\x0b", "\x0c", "\x85", "\u2028", "\ufeff", "\xad"),
    *("\u200b", "\u200d", "\u202e", "e\u0301", "İ", "ß", "ﬁ", "Ａ１", "١٢", "²", "½", "李伟", "שלום", "👩‍⚕️", "𝐉𝐨𝐡𝐧", "i̇", "ǅ"),
    *("1" * 40, "a" * 70, "A.A.A.A.A.", "-" * 50, "((((((", "''''", "1.2.3.4.5.6", "ORLA FENWICK", "orla", "[MASK]", "[NAME]"),
]  # fmt: skip
LETTERS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=40).map("".join)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with up to five things done to it: cut, a part gone, doubled, turned over, other bytes put in."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        match draw(st.sampled_from(["put", "flip", "drop", "double", "cut", "turn"])):
            case "put":
                data[start:start] = draw(
                    st.binary(max_size=8) | st.sampled_from([b'"', b"\n", b",", b"\x00", b"{", b"\xff\xfe"])
                )
            case "flip" if start < len(data):
                data[start] ^= draw(st.integers(1, 255))
            case "drop":
                del data[start:end]
            case "double":
                data[start:start] = data[start:end]
            case "cut":
                del data[start:]
            case "turn":
                data[start:end] = data[start:end][::-1]
    return bytes(data)
