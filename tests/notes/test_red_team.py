"""Short dialogues that tempt a note writer. Each says what must and what must not stand in the note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case
from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.domain.note import Note
    from dxpad.knowledge.store import Store

DRUGS = {name: name for name in ("hydroxyzine", "hydralazine", "penicillin", "metformin", "prednisolone", "warfarin")}
WHO = {"C": Speaker.CLINICIAN, "P": Speaker.PATIENT, "O": Speaker.OTHER}


def note_of(*turns: str, template: str = "soap", sex: str | None = None) -> Note:
    said = tuple(Turn(speaker=WHO[turn[0]], text=turn[2:].strip()) for turn in turns)
    return write(Transcript(id="red", turns=said), FindingSet(sex=sex), DRUGS, template)


@dataclass(frozen=True)
class Trap:
    name: str
    turns: tuple[str, ...]
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


TRAPS = (
    # what is seen after results were announced, and what an announcement alone is
    Trap(
        "examinations one after another without a mark",
        (
            "P: I have a cough.",
            (
                "C: okay so on your neck exam i do n't appreciate any lymph nodes or any carotid bruits on your lung "
                "exam your lungs are clear on your heart exam you do have a two out of six murmur"
            ),
        ),
        ("Neck: no lymph nodes or any carotid bruits.\nLung: lungs are clear.\nHeart: 2/6 murmur.",),
    ),
    Trap(
        "an examination named in the middle of what was not found",
        (
            "P: I have a cough.",
            (
                "C: well there is no tenderness that i can find anywhere on your abdominal exam which is soft and that "
                "is all good news for us today i think"
            ),
        ),
        (),
        ("On the patient's abdominal exam", "Abdominal:", "Which is soft"),
    ),
    Trap(
        "seen on an announced picture",
        (
            "P: My arm hurts.",
            "C: Let's look at your x-ray.",
            "P: Okay.",
            "C: What I see is a small fracture of the wrist. I don't see any dislocation.",
        ),
        ("A small fracture of the wrist.", "No dislocation."),
        ("Let's look",),
    ),
    Trap(
        "an announcement that tells something",
        ("P: My arm hurts.", "C: Let's look at your x-ray, there is no fracture of the wrist."),
        ("there is no fracture of the wrist",),
    ),
    Trap(
        "a picture that is normal is no announcement",
        ("P: My arm hurts.", "C: Let's look at your x-ray.", "P: Okay.", "C: This is a normal x-ray."),
        ("This is a normal x-ray.",),
        ("Let's look",),
    ),
    Trap(
        "what is only being done is no finding, what is found on it is",
        (
            "P: My belly hurts.",
            "C: I'm going to press on your belly. I'm going to listen to your heart and I hear no murmur.",
        ),
        ("no murmur",),
        ("press on",),
    ),
    Trap(
        "a medicine that is held is no examination",
        ("P: My belly hurts.", "C: I'm going to hold your warfarin for two days."),
        ("old warfarin for 2 days", "2 days"),
    ),
    Trap(
        "a sentence begun twice",
        ("C: Tell me about the headache.", "P: I have a headache. It's, it hurts and it comes and goes."),
        ("Hurts and it comes and goes.",),
        ("It is, it",),
    ),
    Trap(
        "tests to be done are no announcement",
        ("P: My arm hurts.", "C: Let's look at your labs.", "P: Okay.", "C: We're going to check a few labs today."),
        ("Plan\nCheck a few labs today.",),
    ),
    Trap(
        "a worry, a condition and a relative behind an announcement are no results",
        (
            "P: My arm hurts.",
            "C: Let's look at your labs.",
            (
                "C: I am worried you have a kidney infection. If there is blood in your urine, call us. "
                "Your mother has asthma and you have a cough."
            ),
        ),
        (),
        ("Objective",),
    ),
    Trap(
        "a question behind an announcement is no result",
        ("P: My arm hurts.", "C: Let's look at your labs.", "C: You have a fever?", "P: No, not today."),
        (),
        ("has a fever", "Has a fever", "Objective"),
    ),
    # what the clinician knows beforehand, and what the patient says to it
    Trap(
        "known reason for coming",
        ("C: I know you are here for some back pain. How did it start?", "P: I lifted a heavy box on Monday."),
        ("The patient is here for back pain.",),
    ),
    Trap(
        "known, but gainsaid",
        ("C: I see that you have a history of asthma.", "P: No, never.", "C: Any cough?", "P: No."),
        ("No cough.",),
        ("Has a history of asthma", "history of asthma."),
    ),
    Trap(
        "known, but doubted",
        ("C: I know you have a history of diabetes.", "P: I'm not sure, actually.", "C: Any cough?", "P: No."),
        ("No cough.",),
        ("Has a history of diabetes",),
    ),
    Trap(
        "known to be no",
        ("C: I know you don't have a history of asthma.", "P: Right.", "C: Any cough?", "P: No."),
        ("No cough.",),
        ("Has a history of asthma",),
    ),
    Trap(
        "known of a relative",
        ("C: I know your mother had breast cancer.", "P: Yes.", "C: Any breast lump?", "P: No."),
        ("No breast lump.",),
        ("Has breast cancer", "Reports breast cancer"),
    ),
    # dictation
    Trap(
        "dictated of the patient",
        ("C: The patient has never had a seizure. She takes metformin for diabetes.", "P: Okay."),
        ("never had a seizure", "takes metformin"),
        ("The patient has had a seizure",),
    ),
    Trap(
        "said of a relative, no dictation",
        ("C: How is your sister?", "P: She is ill.", "C: She has a seizure disorder.", "P: Yes, my sister has."),
        (),
        ("\nHas a seizure", "\nShe has a seizure disorder."),
    ),
    # talk without punctuation, cut only where nothing reaches over
    Trap(
        "two signs in one breath",
        (
            "C: on your exam i do not hear any wheezes in your lungs there is no swelling your heart rate is eighty",
            "P: okay",
        ),
        ("No wheezes in", "80"),
        ("\nWheezes", "\nSwelling"),
    ),
    Trap(
        "a doubt is not cut off",
        (
            "C: so looking at all of this together i do not think that your lungs are the problem with this cough now",
            "P: okay",
        ),
        (),
        ("\nLungs are the problem", "\nYour lungs are the problem", "\nThe patient's lungs are the problem"),
    ),
    Trap(
        "a condition is not cut off",
        (
            "C: so this is a cream for your skin and when you get a flare up like this i want you to use prednisolone",
            "P: okay",
        ),
        (),
        ("\nUse prednisolone",),
    ),
    Trap(
        "have you continue tells",
        ("C: I will have you continue the metformin 500 milligrams daily.", "P: No problem."),
        ("500 mg",),
        ("No metformin", "not continue"),
    ),
    Trap(
        "have you continued asks", ("C: Have you continued the warfarin?", "P: No."), (), ("Continue", "Has continued")
    ),
    Trap(
        "an order to an assistant",
        ("C: Hey Dragon, order metformin 500 milligrams daily.", "P: Okay."),
        ("rder metformin 500 mg daily.",),
        ("Dragon",),
    ),
    # polarity, item by item
    Trap("one item denied", ("C: Any fever?", "P: No."), ("No fever.",)),
    Trap("two items denied", ("C: Any fever or cough?", "P: No."), ("No fever or cough.",), ("Reports",)),
    Trap(
        "one of two",
        ("C: Any fever or cough?", "P: No fever, but a bit of a cough."),
        ("No fever.", "Some cough."),
        ("No cough", "No some"),
    ),
    Trap(
        "bare word after a no",
        ("C: Any fever or cough?", "P: No fever, cough."),
        ("“No fever, cough.”",),
        ("\nCough.", "\nNo cough"),
    ),
    Trap("yes to two", ("C: Any fever or cough?", "P: Yes."), ("Fever or cough: “Yes.”",), ("Reports",)),
    Trap("yes to one", ("C: Any chest pain?", "P: Yes."), ("Reports chest pain.",), ("No chest pain",)),
    Trap("yes and no", ("C: Any chest pain?", "P: Yeah, no."), ("“Yeah, no.”",), ("Reports", "No chest pain")),
    Trap("do not know", ("C: Any chest pain?", "P: I don't know."), ("“I don't know.”",), ("Reports", "No chest pain")),
    Trap("maybe", ("C: Any chest pain?", "P: Maybe."), ("“Maybe.”",), ("Reports", "No chest pain")),
    Trap(
        "hedged no keeps its words",
        ("C: Any chest pain?", "P: I don't think so."),
        ("No chest pain (“I don't think so”).",),
    ),
    Trap(
        "not at the moment",
        ("C: Any chest pain?", "P: Not at the moment."),
        ("“Not at the moment.”",),
        ("No chest pain",),
    ),
    Trap(
        "taken back at once",
        ("C: Any chest pain?", "P: No. Well, actually, a little last week."),
        ("Well, actually",),
        ("\nNo chest pain",),
    ),
    Trap(
        "taken back later",
        ("C: Any chest pain?", "P: No.", "C: OK.", "P: Oh wait, there was some on Monday."),
        ("Oh wait",),
        ("\nNo chest pain",),
    ),
    Trap(
        "no, but",
        ("C: Any chest pain?", "P: No, but I feel winded on exertion."),
        ("No chest pain, but feels winded on exertion.",),
    ),
    Trap(
        "no, it has gone",
        ("C: Any cough?", "P: No, the cough has gone."),
        ("“No, the cough has gone.”",),
        ("\nNo cough",),
    ),
    Trap(
        "another complaint",
        ("C: Do you have chest pain?", "P: No, I have back pain."),
        ("back pain",),
        ("Reports chest pain", "Reports back"),
    ),
    Trap("negative question, no", ("C: No chest pain?", "P: No."), ("No chest pain.",), ("denies",)),
    Trap(
        "negative question, yes",
        ("C: No chest pain?", "P: Yes."),
        ("Asked “No chest pain?”: “Yes.”",),
        ("\nNo chest pain", "Reports"),
    ),
    Trap(
        "negative statement",
        ("C: You don't smoke?", "P: Yeah."),
        ("Asked “You don't smoke?”: “Yeah.”",),
        ("Smokes", "smoke."),
    ),
    Trap(
        "never denies there was no",
        ("C: There was no blood in your stool?", "P: No."),
        ("“No.”",),
        ("denies", "Denies", "Reports"),
    ),
    Trap("choice, no", ("C: Is the pain sharp or dull?", "P: No."), ("“No.”",), ("not sharp", "No pain")),
    Trap("choice, yes", ("C: Is it sharp or dull, the pain?", "P: Yes."), ("“Yes.”",), ("It is sharp",)),
    Trap(
        "clause denied",
        ("C: Does it wake you at night?", "P: No, it doesn't."),
        ("It does not wake the patient at night.",),
    ),
    Trap(
        "clause with and, denied", ("C: Does it hurt when you walk and bend?", "P: No."), ("“No.”",), ("does not hurt",)
    ),
    Trap(
        "former smoker",
        ("C: Do you smoke?", "P: No, I quit smoking ten years ago."),
        ("quit smoking ten years ago",),
        ("Does not smoke",),
    ),
    Trap("two questions, one answer", ("C: Do you smoke? Do you drink alcohol?", "P: No."), ("“No.”",), ("Does not",)),
    Trap(
        "remark after the question",
        ("C: Any chest pain? You look pale.", "P: Yes."),
        ("“Yes.”",),
        ("Reports chest pain",),
    ),
    Trap(
        "negation kept in a statement",
        ("C: Hello.", "P: I haven't had any chest pain since Monday."),
        ("Has not had any chest pain since Monday.",),
    ),
    Trap(
        "double negative kept",
        ("C: Hello.", "P: It's not that I have no appetite, I just can't swallow."),
        ("not", "no appetite", "cannot swallow"),
    ),
    Trap(
        "question about a relative",
        ("C: Does your mother have diabetes?", "P: Yes."),
        ("Asked “Does your mother have diabetes?”: “Yes.”",),
    ),
    Trap("taken back in the next turn", ("C: Any fever?", "P: No.", "P: I mean yes."), ("I mean yes",), ("No fever",)),
    Trap("short denial keeps the place", ("C: Any pain in your chest?", "P: No pain."), ("No pain in the chest.",)),
    Trap(
        "self-harm denied is written",
        ("C: Any thoughts of harming yourself?", "P: No, nothing like that."),
        ("No thoughts of harming themself.",),
    ),
    Trap(
        "elliptical answer",
        ("C: Does anyone in your family have cancer?", "P: My mum does."),
        ("“My mum does.”",),
        ("\nThe patient's mum does",),
    ),
    # a no said again, a no with more, a few words
    Trap("no, said again", ("C: Do you smoke at all?", "P: Uh, no, I don't smoke."), ("Does not smoke.",), ("Asked",)),
    Trap(
        "no at the end",
        ("C: Did you feel a pop in your knee?", "P: I did not no."),
        ("Did not feel a pop in",),
        ("Asked",),
    ),
    Trap(
        "no, said again with a limit",
        ("C: Do you smoke?", "P: No, I don't smoke anymore."),
        ("“No, I don't smoke anymore.”",),
        ("Does not smoke",),
    ),
    Trap(
        "no, and what it was instead, last week",
        ("C: Any chest pain?", "P: No, I did last week."),
        ("“No, I did last week.”",),
        ("\nNo chest pain",),
    ),
    Trap(
        "no, but for one of two",
        ("C: Any chest pain or tightness?", "P: No, just a bit of tightness."),
        ("No chest pain.", "Some tightness."),
        ("No tightness", "or tightness"),
    ),
    Trap(
        "no, but for an unclear one",
        ("C: Any chest pain or chest tightness?", "P: No, just in my chest."),
        ("“No, just in my chest.”",),
        ("\nNo chest",),
    ),
    Trap(
        "denied in part, the rest though",
        ("C: Any weakness or numbness?", "P: No weakness. Some numbness though."),
        ("No weakness.", "Some numbness."),
        ("No numbness", "No some"),
    ),
    Trap(
        "yes, limited",
        ("C: Any chest pain?", "P: Yes, but only when I run."),
        ("Reports chest pain (“but only when I run”).",),
        ("No chest pain",),
    ),
    Trap(
        "yes, in former years",
        ("C: Any chest pain?", "P: Yes, years ago."),
        ("“Yes, years ago.”",),
        ("Reports chest pain",),
    ),
    Trap("how long", ("C: How long have you had the rash?", "P: Three weeks."), ("Duration of rash: 3 weeks.",)),
    Trap(
        "how long for another thing",
        ("C: When did you last have metformin?", "P: This morning."),
        ("“This morning.”",),
        ("Onset",),
    ),
    Trap(
        "no, as far as one thinks",
        ("C: Are you pregnant?", "P: No, I don't think I am."),
        ("“No, I don't think I am.”",),
        ("Is not pregnant",),
    ),
    Trap("no, today", ("C: Any thoughts of suicide?", "P: No, not today."), ("“No, not today.”",), ("\nNo thoughts",)),
    Trap(
        "no, until today",
        ("C: Any bleeding?", "P: No, I haven't had any bleeding until today."),
        ("until today",),
        ("\nNo bleeding",),
    ),
    Trap("neither", ("C: Any fever or cough?", "P: Neither."), ("No fever or cough.",)),
    Trap("both", ("C: Any fever or cough?", "P: Both."), ("“Both.”",), ("No fever", "No cough")),
    Trap(
        "by their order",
        ("C: Any fever or cough?", "P: Yes to the first, no to the second."),
        ("“Yes to the first, no to the second.”",),
        ("\nNo fever", "\nNo cough"),
    ),
    Trap("gone", ("C: Is the pain gone?", "P: No."), ("“No.”",), ("\nNo pain", "Reports")),
    Trap("no more than usual", ("C: Any pain?", "P: No more than usual."), ("“No more than usual.”",), ("\nNo pain",)),
    Trap(
        "sarcasm",
        ("C: Any chest pain?", "P: Oh sure, I love chest pain, I have it every day, not."),
        ("“Oh sure, I love chest pain, I have it every day, not.”",),
        ("Reports", "\nLoves", "\nNo chest"),
    ),
    Trap("sarcastic yes", ("C: Any chest pain?", "P: Yeah, right, as if."), ("“Yeah, right, as if.”",), ("Reports",)),
    Trap(
        "not the patient but the mother",
        ("C: Do you have diabetes?", "P: No, my mother does."),
        ("“No, my mother does.”",),
        ("Has diabetes", "\nDoes not have"),
    ),
    Trap(
        "not the father but the patient",
        ("C: Does your father have high blood pressure?", "P: No, but I do."),
        ("“No, but I do.”",),
        ("not have high",),
    ),
    Trap(
        "the only one of the family",
        ("C: Anyone in the family with cancer?", "P: No, only me."),
        ("“No, only me.”",),
        ("\nNo anyone",),
    ),
    Trap(
        "side corrected in the answer",
        ("C: Which knee is it?", "P: The right. No, sorry, the left."),
        ("“The right. No, sorry, the left.”",),
        ("\nThe right", "“The right.”"),
    ),
    Trap(
        "clinician's side corrected by the patient",
        (
            "C: So your left ear is red.",
            "P: It's the right that hurts.",
            "C: Right ear, yes, the right ear is red.",
        ),
        ("“So your left ear is red.” Corrected: “Right ear, yes, the right ear is red.”",),
        ("\nLeft ear is red",),
    ),
    Trap(
        "reading corrected",
        ("C: Your blood pressure is 140 over 90, sorry, 104 over 90.", "P: OK."),
        ("140 over 90, sorry, 104 over 90",),
        ("140/90",),
    ),
    Trap(
        "patient contradicts who answers for them",
        ("C: Does she have pain?", "O: No.", "P: Yes I do."),
        ("accompanying person said “No.”; patient said “Yes I do.”",),
        ("not have pain",),
    ),
    Trap(
        "allergy told by another and denied",
        ("C: Any allergies?", "O: He's allergic to penicillin.", "P: No I'm not."),
        ("accompanying person said “He's allergic to penicillin.”; patient said “No I'm not.”",),
    ),
    Trap(
        "interpreter speaks of herself and of her",
        ("C: Any fever?", "O: She says she had a fever last night."),
        ("Accompanying person said: “She says she had a fever last night.”",),
        ("\nHad a fever", "No fever"),
    ),
    Trap(
        "examination without the sign",
        ("C: On your knee exam, I don't appreciate any swelling, okay?", "P: Okay."),
        ("Knee: no swelling.",),
    ),
    Trap(
        "one sign and not the other",
        ("C: I don't see any swelling, but there is some tenderness.", "P: OK."),
        ("No swelling, but some tenderness.",),
    ),
    Trap(
        "what will not be ordered",
        ("C: We will not order an MRI, okay?", "P: OK."),
        ("We will not order an MRI.",),
        ("\nOrder",),
    ),
    Trap(
        "what is not changed",
        ("C: For your second problem, your hypertension, I don't want to change your metformin.", "P: OK."),
        ("Hypertension: I do not want to change metformin.",),
        ("Change",),
    ),
    Trap("medicine not to take", ("C: Don't take metformin.", "P: OK."), ("Do not take metformin.",), ("Asked",)),
    Trap("medicine not started", ("C: We're not going to start warfarin.", "P: OK."), ("not going to start warfarin",)),
    Trap(
        "medicine for a problem",
        ("C: For your first problem, your diabetes, I'd like to go ahead and stop your metformin.", "P: OK."),
        ("Diabetes: stop metformin.",),
    ),
    Trap(
        "a sentence over a hum",
        ("C: I'd like to order an x-ray of your left-", "P: Mm-hmm.", "C: knee, and start metformin.", "P: OK."),
        ("left knee, and start metformin",),
    ),
    # questions without an answer
    Trap("no answer", ("C: Any chest pain?", "C: Let me listen.", "P: OK."), (), ("chest pain",)),
    Trap("asked back", ("C: Any palpitations?", "P: Sorry, what are those?"), (), ("palpitations",)),
    Trap("asked again", ("C: Any fever?", "P: Sorry?", "C: Any fever?", "P: Yes."), ("Reports fever.",), ("No fever",)),
    Trap("patient's own question", ("C: Hello.", "P: Could it be cancer?"), (), ("cancer",)),
    # family
    Trap(
        "mother's illness",
        ("C: Hello.", "P: My mother had a stroke at sixty."),
        ("The patient's mother had a stroke",),
        ("\nHad a stroke",),
    ),
    Trap(
        "father, then no subject",
        ("C: Anything else?", "P: My dad had hypertension.", "C: OK.", "P: Has hypertension. Had hypertension."),
        ("“Has hypertension.”",),
        ("\nHas hypertension",),
    ),
    Trap(
        "family asked, denied",
        ("C: Any family history of heart disease?", "P: No."),
        ("No family history of heart disease.",),
    ),
    Trap(
        "relative and patient in one",
        ("C: Hello.", "P: My sister has asthma and I have a cough."),
        ("sister has asthma and the patient has a cough",),
    ),
    # corrections and sides
    Trap(
        "side corrected in one breath",
        ("C: Hello.", "P: My right knee hurts, no wait, my left knee hurts."),
        ("“My right knee hurts, no wait, my left knee hurts.”",),
    ),
    Trap(
        "side corrected later",
        ("C: Hello.", "P: My right knee hurts.", "C: OK.", "P: No wait, it was the left."),
        ("My right knee hurts.", "Corrected: “No wait, it was the left.”"),
        ("The patient's right knee hurts",),
    ),
    Trap(
        "side of a question corrected",
        ("C: Is it your right knee that hurts?", "P: It's not the right knee, it's the left knee."),
        ("left knee",),
        ("Reports", "\nIs right"),
    ),
    Trap(
        "allergy remembered",
        ("C: Any allergies?", "P: No.", "C: I see. Your throat is red.", "P: I'm allergic to penicillin."),
        ("elsewhere: “I'm allergic to penicillin.”",),
        ("\nNo allergies",),
    ),
    Trap(
        "dose corrected",
        ("C: Hello.", "P: I take 5 mg, sorry, 10 mg of warfarin."),
        ("“I take 5 mg, sorry, 10 mg of warfarin.”",),
    ),
    # advice and what might be
    Trap(
        "if it happens",
        ("C: If you get chest pain, call 999.", "P: OK."),
        ("If the patient gets chest pain, call 999.",),
        ("Reports", "Has chest pain"),
    ),
    Trap("side effect foretold", ("C: Metformin can cause diarrhoea.", "P: OK."), (), ("Reports", "Has diarrhoea")),
    Trap(
        "told, with a nod sought",
        ("C: We'll get an x-ray of your left knee, okay?", "P: Okay."),
        ("Get an x-ray of the left knee.",),
        ("Asked", "okay"),
    ),
    Trap("impression", ("C: I think this could be shingles.", "P: Right."), ("I think this could be shingles.",)),
    # small talk and numbers
    Trap("greeting", ("C: Hello, good morning, how are you?", "P: Good, thanks."), (), ("morning", "Good", "thanks")),
    Trap(
        "pressure",
        ("C: Your blood pressure is one ninety over one hundred.", "P: Oh."),
        ("Blood pressure is 190/100.",),
    ),
    Trap(
        "clock time is no hundred",
        ("C: Hello.", "P: I take my tablets at eight thirty in the morning."),
        ("eight thirty",),
        ("830",),
    ),
    Trap(
        "doubtful pair of numbers stays",
        ("C: Hello.", "P: I have had the pain for two three days."),
        ("two three days",),
        ("23", "2 3"),
    ),
    Trap("dose", ("C: Hello.", "P: I take five milligrams of warfarin."), ("Takes 5 mg of warfarin.",)),
    Trap("relative answers", ("C: Any fever?", "O: No, no fever."), ("No fever (said by an accompanying person).",)),
)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_the_note_says_what_was_said_and_nothing_else(trap: Trap) -> None:
    note = note_of(*trap.turns)
    text = "\n" + note.text
    assert [words for words in trap.has if words not in text] == [], text
    assert [words for words in trap.lacks if words in text] == [], text


LEFT_TO_THE_READER = {"no, but for one of two": "“No, just a bit of tightness.”"}
"""What the recogniser reads otherwise than the dialogue: both sides stand in the note."""


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_it_says_the_same_with_what_the_recogniser_finds(trap: Trap, store: Store) -> None:
    said = tuple(Turn(speaker=WHO[turn[0]], text=turn[2:].strip()) for turn in trap.turns)
    transcript = Transcript(id="red", turns=said)
    text = "\n" + write(transcript, Pad(store).find(Case(id="red", transcript=transcript)), DRUGS).text
    if trap.name in LEFT_TO_THE_READER:
        assert LEFT_TO_THE_READER[trap.name] in text
        return
    assert [words for words in trap.has if words not in text] == [], text
    assert [words for words in trap.lacks if words in text] == [], text


def test_a_man_is_he_where_nobody_else_is_spoken_of() -> None:
    note = note_of(
        "C: John is a 57-year-old man with back pain.",
        "P: I hurt my back when I was golfing.",
        "P: My son saw me fall.",
    )
    assert "Hurt his back when he was golfing." in note.text
    assert "son saw the patient fall" in note.text


def test_who_a_pronoun_is_about_is_not_guessed() -> None:
    note = note_of("C: The nurse said she would come.", "P: I hurt my back when I was golfing.", sex="female")
    assert "when the patient was golfing" in note.text


def test_a_patient_addressed_as_sir_is_he_where_nobody_else_can_be_meant() -> None:
    turns = ("C: Good morning, sir.", "P: I hurt my back when I was golfing.")
    assert "hurt his back when he was golfing" in note_of(*turns, sex="male").text.lower()
    for said, sex in (
        ((*turns, "O: I was there."), "male"),
        (turns, "female"),
        (turns, None),
        (("C: Yes, sir.", turns[1]), "male"),
    ):
        assert "when the patient was golfing" in note_of(*said, sex=sex).text


def test_two_sexes_said_leave_the_patient_the_patient() -> None:
    note = note_of("C: A 57-year-old man. Hello Mrs Smith.", "P: I hurt my back when I was golfing.")
    assert "when the patient was golfing" in note.text


def test_another_mans_illness_is_not_taken_for_the_patients() -> None:
    note = note_of("C: A 40-year-old man with a cough.", "P: I work with him.", "P: He has tuberculosis and a cough.")
    assert "“He has tuberculosis and a cough.”" in note.text
    assert "\nHe has" not in note.text


def test_sound_alike_drugs_are_to_be_confirmed_with_their_dose() -> None:
    note = note_of("C: Hello.", "P: I take hydroxyzine twenty five milligrams at night.")
    drugs = [point.text for point in note.to_confirm if point.kind == "drug"]
    assert drugs == ["hydroxyzine 25 mg (sounds like hydralazine)"]


def test_a_side_in_the_note_is_to_be_confirmed() -> None:
    note = note_of("C: Hello.", "P: My left knee hurts.")
    assert [(point.sentence, point.kind, point.text) for point in note.to_confirm] == [(0, "laterality", "left")]


def test_a_question_without_answer_is_listed_as_said_and_not_written() -> None:
    note = note_of("C: Any thoughts of suicide?", "C: Let me see.", "P: OK.")
    assert [(u.why, u.text) for u in note.said_not_written] == [
        ("suicide or self-harm: asked, no answer understood", "Any thoughts of suicide?")
    ]


def test_what_is_serious_comes_first_among_the_unwritten() -> None:
    note = note_of("C: Is he on warfarin? Is there an allergy? Is it depression? Do you feel like killing yourself?")
    ranks = [unwritten.why.split(":")[0] for unwritten in note.said_not_written]
    assert ranks == ["suicide or self-harm", "mental health", "allergy", "medication"]
