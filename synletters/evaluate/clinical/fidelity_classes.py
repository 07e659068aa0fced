"""Words of direction, relation, modality, scope, agents and acts, in classes whose members say the same: a line is a class.

They were written for this analysis, and share nothing with the words that refilling may exchange nor with the checks of a run.
"""

from __future__ import annotations

from collections.abc import Mapping


def _classes(text: str) -> Mapping[str, frozenset[int]]:
    """Word -> the classes that it is in; a line is a class."""
    out: dict[str, set[int]] = {}
    for number, line in enumerate(text.strip().splitlines()):
        for word in line.split():
            out.setdefault(word, set()).add(number)
    return {word: frozenset(found) for word, found in out.items()}


DIRECTION = _classes(
    """from
    to into toward towards onto
    up upward upwards
    down downward downwards
    out off
    above over
    below under beneath underneath
    before
    after
    until till
    since
    through via
    against
    away"""
)
RELATION = _classes(
    """of in within inside
    of on upon
    of for
    with and
    and as well
    with by using utilizing via
    into in
    in at
    between among amongst
    or
    but
    without
    during
    about around
    than
    per
    because as since"""
)
MODALITY = _classes(
    """must shall should ought need needs needed
    can could able
    may might
    will would
    to
    be
    is was are were am
    not never"""
)
#: forms that come and go with tense
TENSE = frozenset("to be is was are were am will would not never may might".split())
SCOPE = _classes(
    """only merely solely
    also too additionally
    still
    again
    just
    already
    yet
    further additional more another
    other
    any
    some
    all every each
    both
    either
    same
    this that these those the a an
    then next subsequently
    particularly especially
    mainly mostly largely
    similarly likewise
    known
    most
    least
    less
    few
    many several"""
)
#: these alone do not bind: one of them for a word outside of the list says nothing of scope
WEAK = frozenset("this that these those the a an then next subsequently also too all some more most".split())
AGENT = _classes(
    """i we
    you
    he
    she
    they
    it this that which
    who
    him
    her
    them
    his
    their
    its
    my our
    your
    patient
    mother mom mum
    father dad
    wife
    husband
    son
    daughter
    child
    family
    nurse
    doctor physician
    surgeon
    provider
    pharmacist
    midwife
    consultant
    department"""
)
#: acts and states; the words of a line are one and the same. Base forms
ACT = _classes(
    """apply place put
    bring take transport
    take obtain acquire get
    achieve obtain accomplish attain
    discover detect find
    appreciate note see
    need require requirement necessity
    request ask
    arrange organise organize schedule
    report endorse note
    agree concur
    explain describe discuss
    plan strategy
    analyse analyze examine
    indicate show
    give administer apply provide deliver
    receive get
    take
    prescribe
    order request
    inject infuse
    insert place position introduce put implant
    remove excise extract withdraw resect
    start begin commence initiate
    stop discontinue cease hold
    continue maintain carry keep remain
    increase raise
    reduce decrease lower taper
    change switch convert
    admit
    discharge
    transfer
    refer
    return
    die expire
    improve resolve
    worsen deteriorate
    see note find observe notice identify visualize visualise
    reveal show demonstrate display exhibit
    see review assess evaluate examine inspect discuss
    recommend advise suggest counsel instruct
    perform complete do carry undertake obtain accomplish conduct
    divide transect cut incise
    close suture approximate repair
    open
    irrigate flush wash rinse
    drain
    aspirate suction
    clamp ligate
    dilate
    ablate cauterize coagulate
    report state say describe complain mention
    note mention describe state
    deny
    refuse decline
    agree consent
    think believe feel
    know
    require need
    use utilize employ
    eat
    drink
    fail
    plan schedule arrange
    pass advance
    repeat
    test check measure
    contain
    fill
    follow
    attend
    cancel
    contact call
    treat manage
    bring
    swallow
    intubate
    extubate
    rupture
    bleed
    outgrow
    elicit
    respond
    exit leave
    enter
    lift elevate
    retract
    thread
    secure fix
    mobilize
    deliver
    walk ambulate
    sleep
    smoke"""
)
EQUAL = _classes(
    """location site area region position
    room department
    service clinic
    beneficial effective helpful
    suitable appropriate adequate
    satisfactory good
    large big
    small little tiny
    normal unremarkable
    severe marked significant
    mild slight minimal
    insertion placement
    removal excision
    consult consultation
    evaluation assessment examination exam inspection
    procedure operation surgery
    result finding
    radiate extend
    problem issue difficulty
    pain discomfort
    treatment therapy
    medicine medication drug
    doctor physician
    complication problem
    approximately about around roughly
    currently presently now today
    previously formerly earlier
    regularly routinely
    frequently often
    rapidly quickly
    carefully gently cautiously
    subsequently then thereafter afterwards later
    however although though
    therefore thus hence so
    very quite rather extremely
    usually generally typically
    immediately promptly
    completely fully entirely totally
    multiple several numerous
    prior previous
    initial first
    final last
    entire whole
    usual normal typical
    standard routine
    history background
    onset start beginning
    increase rise
    decrease reduction fall
    amount quantity
    type kind sort
    part portion
    side aspect
    level degree
    way manner fashion
    help assist
    able capable
    alert awake
    pleasant comfortable
    stable steady
    thin slender
    young youthful
    old elderly"""
)
IRREGULAR = {
    form: base
    for base, forms in {
        "give": "gave given",
        "take": "took taken",
        "begin": "began begun",
        "see": "saw seen",
        "find": "found",
        "know": "knew known",
        "show": "shown",
        "do": "did done does",
        "get": "got gotten",
        "say": "said",
        "feel": "felt",
        "think": "thought",
        "keep": "kept",
        "hold": "held",
        "bring": "brought",
        "leave": "left",
        "fall": "fell fallen",
        "rise": "rose risen",
        "undertake": "undertook undertaken",
        "withdraw": "withdrew withdrawn",
        "drink": "drank drunk",
        "eat": "ate eaten",
        "bleed": "bled",
        "sleep": "slept",
    }.items()
    for form in forms.split()
}
#: words that are no content: what becomes of them is for the lists above alone
FUNCTION = frozenset(
    """a an the this that these those and or but nor so if as of in on at by for with to from into onto upon within is was are were am
    be been being has have had having do does did will would can could may might must should shall not no there here which who whom
    whose what when where why how it its he she they them him her his their i we you my our your me us then than too also very just
    only still any some all each every both either other such same up out off over under about after before during between through
    because since while until although though however therefore per via some""".split()
)
