"""Names of genetic variants, alleles and karyotypes, which look like somebody's number: "rs6025", "c.35delG",
"46,XY,del(5)(q31)"."""

from __future__ import annotations

import re

_FORM = re.compile(
    r"rs\d{3,12}(?:[ (]{1,2}[ACGT]/?[ACGT]\)?)?"
    r"|(?:N[MRPCG]_\d{4,9}(?:\.\d{1,2})?:?)?(?:\([A-Z0-9]{2,10}\):?)?[cgmnpr]\.\(?[\w*?>+\-=]{2,40}\)?"
    r"|N[MRPCG]_\d{4,9}(?:\.\d{1,2})?"
    r"|4[4-9],X[XYO]{0,3}(?:[,/].{0,40})?"
    r"|(?:del|dup|inv|ins|der|idic|iso|add|r|i|t)\(?[\dXY]{1,2}(?:;[\dXY]{1,2})?\)?(?:\([pq][\d.;pq-]{0,16}\)?)?"
    r"|(?:HLA-)?(?:[ABC]|D[PQR][AB]?\d?|CYP\d[A-Z]\d{1,2}|UGT1A1|TPMT|NUDT15)\*\d{1,3}(?::\d{2,3})?[A-Z]?"
    r"|(?:\d{1,2}|X|Y)[pq]\d{1,2}(?:\.\d{1,2})?(?:-?[pq]\d{1,2}(?:\.\d{1,2})?)?"
)
#: a substitution in short, which is a variant only where genes are spoken of: "G20210A", "V600E", "Phe508del"
_SHORT = re.compile(
    r"[A-Z]\d{1,5}(?:[A-Z*]|del|fs)|[A-Z][a-z]{2}\d{1,5}(?:[A-Z][a-z]{2}|del|dup|fs|Ter|\*)|[A-Z][A-Z0-9]{1,6}[- ][A-Z]\d{1,5}[A-Z*]|(?:del|ins|dup)[ACGT]{1,8}"
)
_GENES = re.compile(
    r"gene|mutation|mutant|mutated|variant|allele|zygous|zygote|polymorphism|genotyp|factor (?:II|V)\b|carrier|wild[- ]type|exon|codon|karyotyp|prothrombin|"
    r"\b(?:BRAF|KRAS|NRAS|EGFR|JAK2|CFTR|MTHFR|HFE|BRCA[12]|TP53|IDH[12]|PIK3CA|KIT|ALK|FLT3|NPM1|SERPINA1|LDLR|MYH7|SCN5A)\b",
    re.IGNORECASE,
)
#: what stands before a region of a genome: "arr[GRCh38] 16p11.2(29580020_30176508)x1"
_ARRAY = re.compile(r"(?<!\w)(?:arr|seq|ish|nuc ish)\b[ \[\]\w.(]{0,32}\Z")
_BUILD = re.compile(r"(?:GRCh|hg)\d{2}\]?")
_WITHIN = re.compile(r"[\w.,;:()*>+\-=/?]+")


def of_a_gene(text: str, start: int, end: int) -> bool:
    """Whether [start, end) lies in the name of a variant, an allele or a karyotype."""
    begin = start
    while begin > 0 and start - begin < 40 and not text[begin - 1].isspace():
        begin -= 1
    if _FORM.fullmatch(text, start, end) and any(map(str.isdigit, text[start:end])):
        return True
    run = _WITHIN.search(text, begin, min(len(text), end + 40))
    if _ARRAY.search(text, max(0, start - 40), start) or _BUILD.fullmatch(text, start, end):
        return True
    if run is None or not run.start() <= start or not end <= run.end():
        return False
    whole = run.group().rstrip(".,;:").lstrip("(")
    inner = text[start:end].strip(".,;:()")
    if any(
        _FORM.fullmatch(form) and any(map(str.isdigit, form)) for form in (whole, whole.rstrip(")"), inner)
    ):
        return True
    short = any(_SHORT.fullmatch(form) for form in (whole, whole.rstrip(")"), inner))
    return short and _GENES.search(text, max(0, start - 60), end + 40) is not None
