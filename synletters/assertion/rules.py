"""Trigger phrases, after NegEx (Chapman et al., J Biomed Inform 2001) and ConText (Harkema et al., J Biomed
Inform 2009).

A phrase is written with ``{a|b}`` for one of several and ``[a|b]`` for one or none of several; phrases are divided by ";".
Of two phrases that begin at one word the longer counts, and no trigger begins inside another: that is how a
pseudo-trigger ("no change in") takes the word from the trigger ("no").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Direction = Literal["forward", "backward", "both", "either", "object", "self", "none", "stop"]
#: how far a trigger speaks. clause: to the next terminator; noun: also to a comma, "and" or "with"; word: one
#: word;
#: short: six words at most; item: the item of a list that stands before it
Reach = Literal["clause", "noun", "word", "short", "item"]


@dataclass(frozen=True, slots=True)
class Rule:
    """``kinds`` are the properties that the trigger sets; a terminator's are those whose scopes it ends.

    ``either`` is forward or backward by its neighbours ("negative troponin", "troponin negative"), ``object``
    forward if a
    noun follows ("CT excluded PE", "PE excluded by CT"); ``self`` speaks of what
    stands within the phrase; ``none`` is a pseudo-trigger of other kinds, which no comparison needs to see.
    """

    kinds: tuple[str, ...]
    direction: Direction
    reach: Reach
    phrases: str


ALL = ("negated", "uncertain", "historical", "hypothetical", "family")
_NEG, _UNC, _HIST, _HYPO, _FAM = (
    ("negated",),
    ("uncertain",),
    ("historical",),
    ("hypothetical",),
    ("family",),
)

_FOUND = (
    "seen|noted|identified|present|found|detected|demonstrated|appreciated|observed|visualised|visualized|evident|heard|palpable|"
    "felt|elicited|reported|visible|shown|suspected|performed|done|given|started|indicated|required|needed|recommended|"
    "confirmed|palpated|encountered|apparent|reproduced|available|tolerated|used"
)
_NOT = "not|isn't|isnt|wasn't|wasnt|aren't|arent|weren't|werent|hasn't|hasnt|haven't|havent"
_KIN = (
    "mother|father|brother|sister|brothers|sisters|sibling|siblings|parent|parents|grandmother|grandfather|grandparents|"
    "aunt|aunts|uncle|uncles|cousin|cousins|son|daughter|sons|daughters|mum|mom|dad|niece|nephew|relative|relatives|twin|"
    "grandson|granddaughter|half-brother|half-sister|wife|husband"
)
_SAY = (
    "reports|reported|states|stated|says|said|notes|noted|noticed|describes|described|denies|denied|feels|felt|thinks|thought|"
    "gave|gives|brought|brings|called|is concerned|was concerned|is worried|was worried|observed|agrees|agreed|was present|"
    "is present|were present|are present|is here|understands|declined|confirms|confirmed|believes|found|has noticed|has noted|"
    "requests|requested|attended|will"
)

RULES: tuple[Rule, ...] = (
    # -- no negation, though a word of it stands there
    # ------------------------------------------------------------------
    Rule(
        _NEG,
        "self",
        "clause",
        """
        no [significant|interval|acute|definite|further|major|appreciable|real|obvious|substantial|clinical|marked|apparent]
            {change|changes|increase|decrease|improvement|progression|worsening|deterioration|difference|relief|response|
            resolution|reduction|alteration} [in|of|to|from|with|since|on|between];
        no [clear|obvious|identifiable|known|other|specific] {cause|causes|explanation|reason|source|treatment|medication|
            medications|therapy|cure|remedy} {for|of};
        no {issues|problems|problem|difficulty|difficulties|concerns} {with|about|regarding|from} {his|her|the|this|their|my|your};
        no {better|worse|different|doubt|matter|sooner|later|less|fewer|more than}; gram {negative|- negative|neg};
        {denies|denied|without} [any] [recent|significant|further] {change|changes|worsening|increase|improvement} {in|of};
        without [any] [significant|further] {change|improvement|response|relief} [in|of|from|to]""",
    ),
    Rule(
        _NEG,
        "none",
        "clause",
        """
        not limited to; not exclusive of; not [been|completely|entirely|fully] {satisfied|happy|pleased|helpful|effective} [completely|entirely|fully] [in|with|for|at]; not {only|just|merely|simply|necessarily|always|uncommon|uncommonly|infrequently|surprisingly|unexpectedly};
        {not|isn't|is not|aren't|wasn't} {certain|sure|clear|known} {if|whether|why|how|what};
        whether or not; no one; if not; not without; nothing but; no stranger to; why not;
        {not|hasn't|has not|have not|haven't|didn't|did not|does not|doesn't|isn't|wasn't|never} [yet|been|fully|completely|
            entirely|really|quite|well|adequately|sufficiently] {improved|improving|improve|resolved|resolve|settled|settle|
            responded|respond|relieved|better|resolving|controlled|healed|subsided|alleviated|gone|cleared}; negative pressure;
        {rh|rhesus|triple} {negative|- negative}; no . {1|2|3|4|5|6|7|8|9|10}; negative {inspiratory|feedback|margins|margin}""",
    ),
    # -- negation
    # -----------------------------------------------------------------------------------------------------------
    Rule(
        _NEG,
        "forward",
        "clause",
        f"""
        {{not|don't|doesn't|didn't}} {{think|believe|feel|suspect}} [that] [she|he|it|there|this|they] [has|is|had|have|was|are]; nobody; no one in {{his|her|the}} family; no; without; w / o; deny; denies; denying; none of; nor; neither; never; cannot {{see|identify|feel|palpate}};
        no [past|previous|prior|known|significant|personal|documented|reported|other|recent] {{history|hx|h / o}} [of];
        {{denies|denied|without|denying}} [any|a] [past|previous|prior|known|significant|personal|recent] {{history|hx|h / o}} [of];
        no {{suspicion|concern|suggestion|question}} {{of|for|that|about}}; no [known|previous|prior|past] {{previous|prior}};
        no {{possible|obvious|definite|apparent|likely|acute}}; no {{evidence|sign|signs|features|findings}} {{to suggest|suggestive of|suggesting}};
        not {{suggestive of|thought to have|suspected to have|felt to have|believed to have|concerning for|suspicious for}};
        not {{have|has|had|having|show|reveal|demonstrate|see|report|develop|exhibit|experience|complain of|complaining of|
            endorse|appear to have|feel|notice|drink|smoke|use|take}} [any];
        {{don't|doesn't|didn't|dont|doesnt|didnt}} {{have|report|show|see|demonstrate|reveal|develop|feel|endorse|complain of|drink|smoke}} [any];
        {{hasn't|haven't|hadn't|hasnt|havent|hadnt}} {{had|developed|experienced|noticed|reported}} [any];
        {{{_NOT}}} [been|be] {{seen|noted|identified|found|detected|demonstrated|appreciated|observed|felt|heard}} {{any|evidence of|a|an}};
        fails to {{reveal|show|demonstrate}}; failed to {{reveal|show|demonstrate}}; free {{of|from}}; clear of; absence of; lack of; lacks;
        lacking; negative for; neg for; - ve for; unremarkable for; {{rules|ruled}} out [for]; excludes; {{argues|argue|argued|evidence|goes|speaks|mitigates|points}} against;
        rather than; instead of; unable to {{palpate|identify|see|find|visualise|visualize|detect|appreciate|feel|hear}};
        {{declined|declines|refused|refuses|refusing}}; not associated with; no associated; nothing to suggest;
        pertinent {{negative|negatives}}; {{significant|important|relevant}} negatives; negatives; negative : ; nothing suggestive of;
        stopped having; {{{_NOT}}} [been] {{started|commenced|put|placed|treated}} {{on|with}}; no {{symptoms|symptom|complaints|complaint|reports|episodes}} [suggestive] {{of}}""",
    ),
    Rule(
        ("negated", "uncertain"),
        "either",
        "clause",
        "unlikely; very unlikely; improbable; unlikely to {be|have|represent}; less likely",
    ),
    Rule(
        ("negated", "family"),
        "forward",
        "clause",
        "no [known|significant|relevant|strong] {family history|family hx|fh|fhx|f / h} [of]; {denies|denied|without} [any|a] {family history|family hx} [of]",
    ),
    Rule(
        _NEG,
        "forward",
        "short",
        f"{_NOT}; don't; doesn't; didn't; dont; doesnt; didnt; cannot; can't; hadn't; unable to; won't; wouldn't; will not; couldn't",
    ),
    Rule(
        ("negated", "historical"),
        "forward",
        "clause",
        "no longer [has|have|had|having|experiences|experiencing|reports]; not any more",
    ),
    Rule(_NEG, "forward", "word", "non -; non"),
    Rule(
        _NEG,
        "either",
        "clause",
        f"negative; neg; - ve; absent; nil; nil of note; {{{_NOT}}} [be|been|well|currently|clinically|clearly|definitely] {{{_FOUND}}}",
    ),
    Rule(
        _NEG,
        "backward",
        "clause",
        """
        {ruled|ruling} out; {is|was|are|were|been|be} [now|also|all|both] {negative|absent|denied|excluded|ruled out|- ve|neg|nil};
        {has|have|had} been {ruled out|excluded}; {did|does|do} not occur; none [seen|noted|found|present|reported|identified|detected|known]; unremarkable for that;
        ( - ); {cannot|could not|can not|couldn't|can't} be {seen|identified|felt|palpated|found|detected|demonstrated|heard}; not to be found""",
    ),
    Rule(_NEG, "object", "clause", "excluded; denied"),
    Rule(_NEG, "backward", "word", "- free"),
    Rule(
        _NEG, "self", "clause", "{pain|symptom|seizure|fever|disease|cancer|stone|drug|headache|angina} free"
    ),
    # -- doubt
    # --------------------------------------------------------------------------------------------------------------
    Rule(
        _UNC,
        "forward",
        "clause",
        """
        {cannot|can't|can not|could not|couldn't|unable to|does not|doesn't|did not|didn't|not} [completely|entirely|fully|
            definitively|absolutely] {rule out|exclude|excluding};
        rule out; r / o; to exclude; to [further] {rule out|exclude|r / o}; exclude; please exclude; query; queries; querying;
        {suspicious|concern|concerning|worrisome|worrying} {for|about|of}; suspicion {of|for|that}; {suggestive|suggestion|
        indicative} of; suggesting; suggests; suggest; suggested; may {be|have|represent|reflect|indicate|suggest}; might [be|have|represent|reflect|indicate];
        could {be|have|represent|reflect|indicate|suggest}; {differential|differentials|differential diagnosis|ddx|differential diagnoses}
        [includes|include|including|is|of|:]; {evaluate|evaluated|evaluation|assess|work up|workup|investigate|investigated|
        investigation|test|tested|testing|check} for; {thought|felt|believed|appears|appear|appeared|seems|seem|seemed|presumed|considered} to {be|have|represent};
        {i|we} {suspect|wonder}; suspect; suspects; suspecting; wonder {if|whether|about}; wondering {if|whether|about}; question of; possibility of;
        {low|high|some|moderate|clinical|strong} {suspicion|probability|likelihood|index of suspicion} {of|for}; presumed {to|that}; consider;
        in keeping with possible; whether; uncertain {if|whether}; unclear {if|whether}; not {sure|clear|certain|known} {if|whether}; favour; favor; favors""",
    ),
    Rule(
        _UNC,
        "forward",
        "noun",
        """
        possible; possibly; probable; probably; suspected; presumed; presumably; presumptive; questionable; potential;
        potentially; perhaps; maybe; apparent; equivocal; provisional; putative; borderline; most likely; likely to {be|have|represent}""",
    ),
    Rule(_UNC, "either", "noun", "likely; very likely; more likely"),
    Rule(_UNC, "both", "noun", "vs .; vs; versus"),
    Rule(
        _UNC,
        "backward",
        "clause",
        f"""
        {{cannot|can not|could not|couldn't|can't}} be [completely|entirely|fully] {{ruled out|excluded|discounted}};
        {{{_NOT}}} [be|been|yet] [completely|entirely|definitively|yet] {{ruled out|excluded}}; {{to|should|must|needs to}} be {{ruled out|excluded}};
        {{is|was|are|were|remains|be|been}} {{possible|probable|likely|suspected|questionable|equivocal|uncertain|unclear|considered|
            queried|suggested|presumed|indeterminate|a possibility|a consideration|a concern|in question|in the differential}};
        remains {{a possibility|in the differential|possible|a concern}}; is being {{considered|evaluated}}""",
    ),
    Rule(
        _UNC,
        "none",
        "clause",
        """
        could be {passed|placed|seen|felt|palpated|identified|removed|used|visualized|visualised|obtained|performed|done|appreciated|advanced|
            closed|found|made|achieved|reduced|inserted|delivered|easily|readily|clearly|heard|mobilized}; may be {used|taken|given|removed|repeated|
            discharged|contacted|reached|resumed|increased|advanced|seen|placed|performed}""",
    ),
    # -- earlier
    # -----------------------------------------------------------------------------------------------------------
    Rule(
        _HIST,
        "none",
        "clause",
        """
        history and physical; history of {present|presenting} {illness|complaint|illnesses}; history {taking|taken|obtained|given|is obtained|
        was obtained|provided|limited}; social history; {poor|good|reliable|unreliable} historian; prior to; previous to; previously well; {drug|travel|smoking|
        medication|dietary|developmental|presenting|brief|clinical|interval|occupational} history; history unobtainable; than previously;
        {compared|comparison} [to|with] [the] {prior|previous}; {since|from|than} [the|his|her] {prior|previous} [exam|study|visit|scan|examination|radiograph];
        with {prior|previous}; unchanged from {prior|previous}; natural history; remote memory; no prior study; {year|years|yr|yrs|month|months|week|weeks|day|days|y / o|-} old; {for|over|during|in|within} [the|these] past
        {few|several|couple|two|three|four|five|six|ten|week|weeks|month|months|year|years|day|days|decade|24|48|2|3|4|5|6|7|8|10|12}; half past; old {age|man|woman|male|female|gentleman|lady}""",
    ),
    Rule(
        _HIST,
        "forward",
        "clause",
        """
        {history|hx|histories|background} of; h / o; {past|previous|prior|known|remote|longstanding|long|significant|medical|surgical|childhood|extensive|strong|personal|lifelong|recent} {history|hx}
        [of|significant for|notable for|remarkable for|includes|including]; past {medical|surgical} {history|hx} [of|significant for|
        notable for|remarkable for|includes|including|is significant for|is notable for]; status post; s / p; in the past [he|she] [had]; previously
        {had|diagnosed with|treated for|underwent|suffered|noted to have}; {known to have|had} had; pmh [of|x]; pmhx [of]; past episode of; past episodes of""",
    ),
    Rule(
        _HIST,
        "forward",
        "noun",
        "previous; prior; previously; former; formerly; old; past; remote; childhood; ex -; ex",
    ),
    Rule(
        _HIST,
        "backward",
        "clause",
        """
        {has|have|had} [now|since|all|completely|largely|subsequently] {resolved|settled|cleared|subsided}; resolved; now resolved; in the [distant|remote|recent] past; as a child;
        in {childhood|infancy|adolescence}; previously; {in|during} {her|his} {youth|twenties|thirties|teens}; many years ago; several years ago; years ago;
        {a few|some} years ago; long ago""",
    ),
    # -- not real yet
    # --------------------------------------------------------------------------------------------------------
    Rule(
        _HYPO,
        "forward",
        "clause",
        """
        if; unless; should {he|she|you|they|the patient|it|there|symptoms|this}; in case of; in case; in the event of; in the event that; as needed for; prn for; p . r . n . for; as required for; when required for;
        {risk|risks|chance|chances|likelihood} of; at {risk|increased risk|high risk|higher risk} {of|for}; {return|call|come back} {for|if|with|when}; {watch|monitor|look|screen|observe|
        screened|screening|monitored|monitoring} {for|out for}; {to|and|will|help} {prevent|avoid}; prevent; prevention of; prophylaxis {against|for|of}; {prophylaxis|prophylactic};
        {precautions|warned|counselled|counseled|advised|educated|cautioned} {about|for|regarding|of}; {including|included} but not limited to; {possible|potential} {complications|risks|side effects};
        {risks|complications|risks and benefits|side effects} [that] {include|including|includes|included|are|were|such as|of|being}; would {develop|have}; might develop; may develop; could develop; to reduce the risk of""",
    ),
    Rule(
        _HYPO,
        "none",
        "clause",
        "if {any|not|possible}; as if; even if; see if; asked if; know if; ask if; what if; if so",
    ),
    # -- somebody else
    # ---------------------------------------------------------------------------------------------------------
    Rule(
        _FAM,
        "none",
        "clause",
        f"""
        family {{doctor|physician|practice|medicine|practitioner|meeting|member|members|planning|support|room|therapy|discussion|and friends|and patient|dynamics}};
        {{lives|living|live|lived|stays|resides|seen|accompanied|attended|came|presents|presented|here|discussed|spoke|speaking|talked|along|conversation|
            arrived}} {{with|by|at}} [his|her|their|the|both] {{{_KIN}}}; {{with|by|per|to|from|according to|brought in by|brought by}} [his|her|their|the|patient's]
        {{{_KIN}}}; [the|his|her] {{{_KIN}}} {{{_SAY}}}; mother and father {{{_SAY}}}""",
    ),
    Rule(
        _FAM,
        "forward",
        "clause",
        f"""
        {{{_KIN}}} ; {{family|familial}} {{history|hx}} [of|is|significant for|positive for|notable for|remarkable for|:]; fhx [of]; fh [of]; {{maternal|paternal}};
        {{mother's|father's|brother's|sister's}} [history of]; {{mother|father|brother|sister|parents|relatives|aunt|uncle|grandmother|grandfather}} {{with|had|has|have}} [a] [history of]""",
    ),
    Rule(
        _FAM,
        "both",
        "clause",
        f"""
        {{in|of|affecting}} {{his|her|the|their|a}} [late|elder|older|younger|maternal|paternal|eldest|twin|deceased] {{{_KIN}}};
        {{runs|run}} in [the|his|her] family; in [the|his|her] family; ( {{mother|father|brother|sister|aunt|uncle|grandmother|grandfather}} );
        - {{mother|father|brother|sister|aunt|uncle|grandmother|grandfather}}; in [maternal|paternal|a|both|one|two] {{{_KIN}}}""",
    ),
    # -- ends of scopes
    # ---------------------------------------------------------------------------------------------------------
    Rule(
        ALL,
        "stop",
        "clause",
        """
        but; however; although; though; yet; nevertheless; nonetheless; whereas; still; except [for]; apart from; aside from; other than; save for; besides; with the exception of; excepting;
        otherwise; despite; in spite of; even though; on the other hand""",
    ),
    Rule(
        ("negated", "uncertain"),
        "stop",
        "clause",
        """
        which; who; because; due to; secondary to; as a {cause|result|source|reason}; cause of; causes of; reason for; explaining; to explain; explain; explains; causing; cause for; caused by; accounting for;
        positive for; + ve for; significant for; notable for; remarkable for; {he|she|patient|pt|they|who|and|there|also|but|i|we} {is|was|are|were|has|had|have|does|did|reports|reported|admits|
        endorses|complains|states|presents|presented|notes|describes|feels|developed|underwent|takes|can}; reports; endorses; admits to; complains of; complaining of; presents with; presented with; consistent with; in keeping with; compatible with; in line with; as evidenced by; + ve; yes; positive; secondary; treated with; status post; for which; {relief|improvement|change|changes|decrease|worsening|resolution|control} {of|from|in}; alleviating; relieving; given his; given her; resulting in; in the setting of; in the context of""",
    ),
    Rule(
        _HIST,
        "stop",
        "clause",
        """
        presents; presenting; presented; who presents; who presented; now; currently; today; at present; presently; admitted; came in; who came; this time; complains of; complaining of; was admitted; is here; comes in; {he|she|patient|pt|and} {is|has|now|reports|presents|complains|denies|takes|continues}; which; on examination; new; recently; current;
        for the {last|past}; over the {last|past}; ongoing; active; continues""",
    ),
    Rule(
        _FAM,
        "stop",
        "clause",
        """
        {, |and|but|while} {he|she|patient|pt|the patient|i|himself|herself}; patient; patient's; pt; himself; herself; personally; he {is|has|was|does|also|denies|reports|smokes}; she {is|has|was|does|also|denies|reports|smokes}""",
    ),
    Rule(
        _HYPO,
        "stop",
        "clause",
        "then; {, |and} {he|she|the patient} {is|was|has|had|denies|reports}; currently; at present; today; {he|she} {currently|denies|has|had|was}",
    ),
)


def expand(phrases: str) -> Iterator[tuple[str, ...]]:
    """Every phrase of a rule as its words."""
    text = " ".join(phrases.split())
    for phrase in text.split(";"):
        for words in _expand(phrase.strip()):
            if words:
                yield tuple(words.split())


def _expand(phrase: str) -> Iterator[str]:
    opening = next((i for i, char in enumerate(phrase) if char in "[{"), None)
    if opening is None:
        for piece in [phrase] if "|" not in phrase else phrase.split("|"):
            yield piece.strip()
        return
    closing = phrase.index("]" if phrase[opening] == "[" else "}", opening)
    choices = phrase[opening + 1 : closing].split("|")
    if phrase[opening] == "[":
        choices.append("")
    for rest in _expand_rest(phrase[closing + 1 :]):
        for choice in choices:
            yield f"{phrase[:opening]} {choice} {rest}".strip()


def _expand_rest(rest: str) -> list[str]:
    return list(_expand(rest)) if rest.strip() else [""]
