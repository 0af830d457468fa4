"""Word lists that rule phrases and the joints of a list refer to. Data only."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


SHORT_SPELLS = words("day days week weeks month months hour hours night nights")
"""Lengths of time of an illness that is there now."""

SPELLS = SHORT_SPELLS | words("year years yr yrs")
"""Lengths of time."""

VOCABULARY: tuple[tuple[str, str], ...] = (
    (
        "KIN",
        """
        mother mom mum mam mama mommy mummy father dad daddy parent parents brother brothers sister sisters
        sibling siblings grandmother grandfather grandma grandpa grandparent grandparents aunt aunts uncle
        uncles cousin cousins nephew niece relative relatives aunty auntie nan nana gran granny grandad granddad
        """,
    ),
    (
        "OTHERS",
        """
        wife husband spouse partner girlfriend boyfriend fiance fiancee son daughter roommate roommates
        flatmate housemate friend friends coworker coworkers colleague colleagues classmate classmates
        neighbor neighbour neighbors neighbours donor boss flatmates housemates classmates girlfriends
        boyfriends wives husbands partners mate mates hubby missus
        """,
    ),
    (
        "KIN's",
        """
        mother's mom's mum's father's dad's brother's sister's grandmother's grandfather's aunt's uncle's cousin's
        nephew's niece's relative's
        """,
    ),
    ("CHILDREN", "kids children grandchildren grandkids sons daughters twins"),
    ("POSS", "his her my their our the patient's a one"),
    ("BE", "is are was were be been being"),
    ("HAVE", "has have had"),
    (
        "SEEN",
        """
        seen noted identified found present detected evident appreciated demonstrated visualized visualised
        heard palpable palpated felt elicited reported observed apparent visible shown
        """,
    ),
    (
        "TELLS",
        """
        says said states stated reports reported denies denied noticed notices noted notes thinks thought
        brought called calls gave gives feels describes described confirms told tells witnessed found finds saw sees
        believes requests wants asked say state report deny notice note think call give feel describe confirm
        tell witness find see believe request want
        """,
    ),
    (
        "RINGS",
        """
        rang rings ringing phoned phones phoning telephoned telephones insists insisted worries worried fears feared
        writes wrote texted texts emailed dialled claims claimed mentions mentioned adds added
        """,
    ),
    (
        "SEES",
        """
        visit visits visited visiting met meeting saw seeing nursing nursed minding babysitting lifting lifted bathing
        feeding helping helped carrying carried collecting collected hugging hugged kissing kissed joining joined
        staying stayed arguing argued
        """,
    ),
    (
        "FETCHES",
        """
        drove drives driven took takes taken carried carries rushed rushes dragged drags helped helps persuaded
        persuades sent sends made makes got gets dropped drops picked picks fetched accompanied accompanies
        escorted lifted woke wakes heard hears watched
        """,
    ),
    (
        "AIDED",
        """
        help helps helped helping work works worked touch touches touched shift shifts shifted ease eases eased relieve
        relieves relieved stop stops stopped control controls controlled settle settles settled cleared cured explain
        explains explained find finds found see sees saw look looks looked examine examined tell tells told ask asked
        know knows knew believe believes believed mention mentions mentioned check checked treat treated notice noticed
        seen come came made made make makes done did took taken take given gave
        """,
    ),
    ("SPELL", " ".join(sorted(SPELLS))),
    ("LONG", "month months year years yr yrs decade decades"),
)
"""Words a phrase may name together, by the name it uses."""

NUMBER_WORDS = words(
    """
    a an one two three four five six seven eight nine ten eleven twelve several few couple many some
    """
)
"""Words that count, beside digits."""

FINITE_VERBS = words(
    """
    is are was were has have had does did do can could shows showed reveals revealed reports reported
    complains complained " "remains remained appears appeared seems became becomes developed continues
    continued persists improved worsened will would feels felt states stated notes presents presented hurts
    aches it's that's i'm i've he's she's they're takes took smokes drinks uses lives
    """
)
"""Verbs that make a comma's segment a statement of its own, which a list of negatives does not run into."""

RELATIVES = words("that which who when where")
"""A verb after one of these belongs to a relative clause and makes no new statement."""

OBSERVED = words(
    """
    seen noted identified found present detected evident appreciated demonstrated visualized visualised heard
    palpable palpated elicited reported observed apparent visible
    """
)
"""Participles of seeing: 'no rash, ulcers or nodules were seen' is one list."""

NORMAL = words(
    """
    normal regular intact clear soft supple unremarkable nontender nondistended positive stable alert oriented
    moist symmetric symmetrical reactive benign well
    """
)
"""Adjectives of a normal examination: a segment that starts or ends with one is a statement."""

DETERMINERS = words(
    """
    worse worst better just mainly mostly also
    the his her my their our this these he she it i we they you patient there
    """
)
"""Words that start a new statement after a comma: 'no' does not run into 'the cough' or 'worse at night'."""

ONSETS = words(
    """
    sudden suddenly acute acutely new worsening increasing increasingly progressive progressively marked profuse
    constant persistent persisting ongoing recurrent gradual gradually now mild moderate severe
    """
)
"""Words that say how something came or goes on: behind 'no trauma,' they start what is told, not a further item."""

NARRATED = words(
    """
    heard saw noticed found woke got vomited collapsed fell fainted passed began started went came coughed threw
    brought slipped tripped landed twisted swelled burst drank ate tried spat then afterwards later
    """
)
"""Words that go on with what happened: behind "no contact," they start a clause of their own, as in "heard a pop"."""

ACTS = words("vomits limps cries drools wakes refuses keeps")
"""What somebody does, told as it is: "no fever, vomits after feeds"."""

SIGNS = words("brisk exaggerated extensor upgoing sluggish flaccid")
"""How signs are found; such a sign is told where it is there."""

STATES = words("floppy lethargic limp listless grey irritable weak jaundiced mottled clammy")
"""How somebody is who is unwell, beside the words that describe."""

FITTING = words("by on in at")
"""Behind a participle these say where or by whom: "no rash, noticed by her mother" goes on with nothing."""

UNDERWAY = words(
    """
    vomiting retching feeling crying screaming drooling struggling shaking sweating losing getting becoming going
    wheezing shivering complaining looking
    """
)
"""What somebody is doing: behind "has not eaten and" told as it is, for the form of the verb is another."""

DESCRIBING = words(
    """
    red white yellow green black brown blue purple pale dark hot cold warm tender swollen painful sore itchy dry wet
    raised bloody purulent offensive foul stiff hard firm soft tired drowsy confused breathless wheezy nauseous dizzy
    unwell feels looks bilateral both left right reduced decreased increased raised enlarged poor low high
    """
)
"""Words that describe: behind "sore throat, no cough," they start what is told, not a further item of a list."""

NO_COMPLAINTS = words(
    """
    helmet seatbelt belt airbag allergy allergies nkda medication medications medicine medicines meds tablets drugs
    vaccine vaccines vaccination vaccinations immunisation immunisations immunization immunizations jabs pmh pmhx
    history contraception condom pets appointment gp interpreter carer carers
    """
)
"""Things whose lack is told of for itself: 'no helmet, head injury' denies no injury."""

GEAR = words("goggles glasses gloves mask helmet belt seatbelt coat shoes eyewear")
"""What is worn for safety: behind "without goggles yesterday," something new is told."""

TRAITS = words(
    """
    smoker diabetic hypertensive asthmatic epileptic alcoholic pregnant obese overweight retired vegan vegetarian
    menopausal postmenopausal smokes drinks takes uses lives works wears
    """
)
"""What somebody is or does, which no list of lacking things names: "no fever, smoker", "no bleeding, fair skin"."""

SKIN = frozenset(("fair", "pale", "dark", "light"))
"""Colours of a skin somebody was born with."""

ARTICLES = frozenset(("a", "an"))
"""Articles start a new item after 'no fever and', which 'no' does not distribute over."""

CARRIERS = words(
    """
    i've i'm he's she's they've think thought believe say noticed notice feel felt
    i he she they we you it any ever that to having really had has have been also known patient the there of
    yet
    """
)
"""Words between a negation and its verb: in 'denies that she has had fever' the verb ends nothing."""

JOINTS = frozenset((",", "and", "&", "+", "-", "–", "—"))
"""Where a list of negatives may end."""

CLAUSE_ENDS = words(". , ; : ! ? ) - – — and but or to by on in at with after during")
"""Marks and words before which a clause may end, as in 'cough: none, fever: none'."""

STOPS = words(". , ; ! ? )")
"""Marks that end an item without going on to say when or where: 'cough, none.', but not 'ache, none at night'."""

TITLES = words("dr mr mrs ms prof st vs e.g i.e eg ie cf no approx fig vol")
"""Abbreviations whose full stop does not end a sentence."""

UNITS_AND_SHORT = words(
    """
    mg ml mcg hr hrs min mins sec wk wks mo yr yrs pt hx dx tx rx etc bid tid qid po prn p.o q.d b.i.d t.i.d
    a.m p.m
    """
)
"""Abbreviations whose full stop ends a sentence only before a capital."""
