"""HL7 v2 messages for tests, whose identifiers are sentinels."""

from __future__ import annotations

NAME, NUMBER, DOCTOR = "Quillfeather", "4471193", "Petheridge"


def oru(text: str = "", *, charset: str = "", number: str = NUMBER, control: str = "MSG00001") -> str:
    lines = (
        text
        or f"Patient: Maud {NAME}, MRN {number}\nborn 12 March 1951\nSeen by Dr Alan {DOCTOR} on 3 May 2021.\nNo embolism."
    ).split("\n")
    obx = [f"OBX|{n}|TX|18748-4^CT^LN||{line}||||||F|||20210504081500" for n, line in enumerate(lines, 1)]
    return (
        "\r".join(
            [
                f"MSH|^~\\&|LAB|{NAME} HOSPITAL|EHR|SITE|20210504083000+0100||ORU^R01^ORU_R01|{control}|P|2.5.1||||||{charset}".rstrip(
                    "|"
                ),
                f"PID|1||{number}^^^{NAME} TRUST^MR~943476{number[-4:]}^^^NHS^NH||{NAME}^Maud^Iris^^Mrs||19510312|F|||14 Larch Lane^^Harwick^^HW3 9QT^GB^H||01632 960555^PRN^PH||||||||||||Harwick",
                "NK1|1|Oakes^Ned|SPO^Spouse^HL70063||01632 960556",
                f"PV1|1|I|WARD7^12^B^{NAME} GENERAL||||D77^{DOCTOR}^Alan^^^Dr|||||||||||V{number}|||||||||||||||||||||||||20210503070000",
                f"ORC|RE|ORD{number}|ACC{number}",
                f"OBR|1|ORD{number}|ACC{number}|18748-4^CT chest of {NAME}^LN|||20210504080000|||||||||D77^{DOCTOR}^Alan",
                *obx,
                "OBX|5|NM|8867-4^Heart rate^LN||91|/min|60-100|N|||F",
                f"NTE|1|L|Told to Dr {DOCTOR} \\T\\ team\\.br\\by phone.",
                f"ZPX|1|{NAME}|secret",
            ]
        )
        + "\r"
    )


def mdm(text: str) -> str:
    return (
        "\r".join(
            [
                "MSH|^~\\&|DOC|SITE|EHR|SITE|202105070900||MDM^T02|MSG00002|P|2.3",
                f"EVN|T02|202105070900|||{DOCTOR}",
                f"PID|1||{NUMBER}^^^X^MR||{NAME}^Maud||19510312|F",
                f"TXA|1|DS|TX|20210507|D77^{DOCTOR}^Alan|||||||DOC{NUMBER}||||{NAME}.txt|AU",
                f"OBX|1|FT|18842-5^Discharge summary^LN||{text}||||||F",
            ]
        )
        + "\r"
    )
