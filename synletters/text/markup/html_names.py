"""What elements and attributes of HTML and of C-CDA documents say: which part lines, which hold text, which name a person."""

from __future__ import annotations

#: elements of HTML and of C-CDA's narrative, known by their names alone
KNOWN = frozenset(
    """html head body title meta link base style p br hr div span a b i u s em strong small big sub sup font center code pre tt
    blockquote q ul ol li dl dt dd table thead tbody tfoot tr td th caption col colgroup h1 h2 h3 h4 h5 h6 img section article
    header footer main nav aside address label form input button select option textarea fieldset legend mark del ins abbr cite
    strike nobr wbr figure figcaption time iframe object embed script noscript svg map area details summary paragraph
    renderMultiMedia footnote linkHtml""".lower().split()
)
#: those that stand inside a line, and read as nothing
INLINE = frozenset(
    """span a b i u s em strong small big sub sup font code tt q label mark del ins abbr cite strike nobr wbr time content
    linkhtml footnoteref col colgroup acronym bdo bdi kbd samp var""".split()
)
#: parts of one name or of one line of an address
WITHIN_A_LINE = frozenset("given family prefix suffix delimiter".split())
CELLS = frozenset(("td", "th"))
ROWS = frozenset(("tr", "thead", "tbody", "tfoot", "table", "colgroup", "col"))
#: what stands in these is no text, and may hold anything
CLOSED = {
    "script": "a script",
    "object": "an embedded object",
    "embed": "an embedded object",
    "iframe": "an embedded page",
    "svg": "an embedded picture",
    "observationmedia": "an embedded file",
    "nonxmlbody": "an embedded file",
}
#: attributes that lay a page out or name a code of a terminology, and nobody
LAYOUT = frozenset(
    """class style width height align valign colspan rowspan border cellpadding cellspacing bgcolor background color face size type lang
    xml:lang dir charset http-equiv rel nowrap span scope target role for method action enctype media start reversed hspace vspace
    clear noshade shape coords tabindex accesskey contenteditable spellcheck translate frame rules summary char charoff headers abbr
    link vlink alink topmargin leftmargin marginwidth marginheight xsi:type xsi:schemalocation schemalocation version encoding
    typecode classcode moodcode determinercode contextcontrolcode contextconductionind code codesystem codesystemname codesystemversion
    displayname unit use nullflavor inversionind negationind operator mediatype stylecode listtype id idref referencedobject ref
    representation qualifier institutionspecified independentind sepratableind separatableind typeid assigningauthorityname""".split()
)
#: the label of an element's text, or of its ``value``
OF_ELEMENT = {
    "given": "NAME",
    "family": "NAME",
    "streetaddressline": "ADDRESS",
    "streetname": "ADDRESS",
    "housenumber": "ADDRESS",
    "city": "LOCATION",
    "county": "LOCATION",
    "precinct": "LOCATION",
    "postalcode": "POSTCODE",
}
#: elements whose ``value`` is a moment, when it is written as one
MOMENTS = frozenset(
    "birthtime deceasedtime time effectivetime low high center birthdate expirationtime availabilitytime".split()
)
IDS = frozenset(("id", "setid", "versionnumber"))
ORGANISATIONS = ("organization", "custodian", "healthcarefacility", "location")
PEOPLE = ("person", "patient", "subject", "guardian", "author", "performer", "informant")
