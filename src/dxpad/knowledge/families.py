"""Families of words that mean the same in a phrase: `{leg} {cold}` is said by "feet like ice" and by "freezing hands".

A phrase of a finding's `said` may hold the name of a family in place of a word. Recognition sees each word of a text as
itself and as a member of its families.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from dxpad.knowledge.words import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORDS = {
    "{limb}": "leg foot calf shin thigh arm hand forearm limb ankle wrist",
    "{leg}": "leg foot calf shin thigh ankle knee",
    "{digit}": "toe finger thumb",
    "{side}": "side arm leg hand face",
    "{cold}": "cold freezing icy ice frozen",
    "{white}": "white pale blue gray purple mottled dusky marble blotchy",
    "{weak}": "weak limp useless lifeless powerless paralysed",
    "{unable}": "cannot hardly barely scarcely struggles unable",
    "{unsaid}": "not don't doesn't didn't isn't aren't wasn't hasn't haven't won't never no",
    "{lift}": "lift raise hold",
    "{grip}": "grip grasp hold squeeze pick",
    "{move}": "move wiggle lift raise bend use straighten",
    "{face}": "face mouth smile cheek lip",
    "{droop}": "droop drop slip slide sag crooked lopsided wonky uneven slack slumped",
    "{speech}": "talk speak speech word sentence say",
    "{garble}": "garble slur jumble mumble gibberish gobbledygook scrambled",
    "{struck}": "hit smack whack kick club punch thump thwack wallop clobber bash",
    "{head}": "head skull",
    "{ball}": "ball testicle testis bollock nad",
    "{hurt}": "hurt kill agony excruciating ache throb sore pain murder stab screaming",
    "{spot}": "spot blotch mark patch rash dot speckle freckle",
    "{purple}": "purple violet maroon plum burgundy",
    "{stay}": "stay remain persist",
    "{fade}": "fade disappear vanish blanch clear budge",
    "{press}": "press push glass tumbler",
    "{wake}": "rouse waken wake stir",
    "{hard}": "hard difficult tough struggle trouble tricky impossible",
    "{blue}": "blue navy bluish purplish",
    "{take}": "take taken took swallow necked ate eaten gulp neck down",
    "{whole}": "whole entire full all both two three four several loads lots",
    "{pack}": "packet pack box bottle strip blister handful tub sheet carton",
    "{pill}": (
        "tablet pill capsule paracetamol panadol tylenol ibuprofen nurofen aspirin codeine antidepressant"
        " sertraline amitriptyline propranolol med medication medicine calpol painkiller insulin"
        " zopiclone diazepam"
    ),
    "{swallow}": "swallow drink ate eaten lick chew ingest",
    "{poison}": ("bleach antifreeze weedkiller detergent disinfectant turpentine petrol paraffin methanol pesticide"),
    "{outward}": "outward sideways out",
    "{point}": "point turn roll twist splay flop rotate",
    "{trip}": "trip stumble topple slip tumble",
    "{swollen}": "swell puffy puff balloon bloated blown",
    "{stabbing}": "stab knife dagger sharp jab needle",
    "{break}": "break fracture snap crack shatter",
    "{bone}": "leg arm wrist ankle shin hip collarbone forearm thigh femur tibia elbow shoulder finger rib",
    "{plaster}": "plaster cast splint backslab",
    "{stretch}": "stretch extend straighten bend pull move",
    "{stool}": "stool poo poop motion nappy",
    "{tar}": "tar treacle liquorice",
    "{chest}": "chest breastbone sternum ribcage",
    "{weight}": "weight elephant anvil brick vice clamp boulder",
    "{spread}": "spread shoot travel radiate creep bore",
    "{jaw}": "jaw tooth gum neck throat chin",
    "{sweat}": "sweat sweaty perspire",
    "{pouring}": "pour drip drench soak stream buckets",
    "{close}": "close closing tighten tight shut",
    "{breathe}": "breathe breath",
    "{ribs}": "rib chest ribcage throat tummy belly",
    "{suck}": "suck draw pull",
    "{shake}": "shake jerk twitch convulse thrash",
    "{stiff}": "stiff rigid board",
    "{respond}": "respond answer react",
    "{belly}": "belly tummy stomach abdomen gut",
    "{wee}": "wee pee urine urinate",
    "{nappy}": "nappy diaper",
    "{dry}": "dry bone",
    "{light}": "star zigzag spark sparkle sparkly flash lightning",
    "{period}": "period",
    "{late}": "late overdue missed",
    "{sight}": "sight vision eyesight",
    "{dark}": "dark black blank blind gray cloud mist",
    "{rigid}": "rigid board rock concrete wood",
    "{mouthpart}": "lip tongue mouth",
    "{bluepart}": "lip mouth tongue nail fingertip face",
    "{goes}": "go move run shift come",
    "{few}": "couple few two three four five",
    "{days}": "day week hour",
    "{comb}": "comb brush wash",
    "{tired}": "tire tired ache weary",
    "{eat}": "eat chew",
    "{temple}": "temple temples",
    "{bring}": "vomit sick bring throw puke spew heave posset fetch",
    "{forgot}": "forgot forgotten forget leave left lose",
    "{shade}": "shade shadow curtain veil blind",
    "{creep}": "creep come move slide draw spread",
    "{welt}": "welt lump bump wheal blotch hive weal",
    "{nut}": "nut peanut cashew walnut hazelnut almond pistachio sesame prawn shellfish egg",
    "{middle}": "middle waist tummy trunk ribs chest stomach",
    "{push}": "push bulge stick pop",
    "{loo}": "loo toilet lavatory bathroom",
    "{ease}": "ease relieve better settle help improve soothe",
    "{agony}": "agony agonising excruciating unbearable horrendous severe terrible horrific worst",
    "{loose}": "diarrhoea loose runny squits watery liquid",
    "{anus}": "anus anal bum perianal backside",
    "{piss}": "wee pee urine urinate weed peed",
    "{tropics}": (
        "Africa Ghana Nigeria Kenya Uganda Tanzania Malawi Zambia Zimbabwe Mozambique Cameroon Congo Gambia Senegal"
        " Mali Leone Liberia Guinea Sudan Ethiopia Eritrea Somalia Rwanda Burundi Angola Benin Togo Madagascar Zanzibar"
        " India Pakistan Bangladesh Nepal Lanka Thailand Vietnam Cambodia Laos Myanmar Burma Malaysia Indonesia Bali"
        " Borneo Philippines Brazil Peru Colombia Bolivia Ecuador Venezuela Guyana Mexico Honduras Guatemala Nicaragua"
        " Panama Belize Caribbean Jamaica Haiti Dominican Lagos Delhi Mumbai Goa Kolkata Dhaka Accra Nairobi Bangkok"
        " Manila Jakarta Karachi Lahore Kampala Freetown Yemen Afghanistan Asia Amazon"
    ),
    "{operation}": (
        "operation appendicectomy appendectomy cholecystectomy hysterectomy caesarean cesarean laparotomy"
        " laparoscopy colectomy hemicolectomy resection arthroplasty bypass gastrectomy oesophagectomy nephrectomy"
        " prostatectomy hartmann"
    ),
    "{pet}": "dog cat monkey bat rat fox horse pig ferret hamster rabbit squirrel raccoon",
    "{water}": "lake river canal pond stream reservoir floodwater",
    "{vaccine}": "jab vaccine vaccination immunisation booster MMR",
    "{raw}": "raw undercooked uncooked rare",
    "{meat}": "chicken burger meat pork beef egg turkey duck barbecue mince",
    "{antibiotic}": (
        "antibiotic cephalexin amoxicillin amoxiclav amox augmentin flucloxacillin clarithromycin erythromycin"
        " doxycycline clindamycin ciprofloxacin cipro cefalexin trimethoprim nitrofurantoin ceftriaxone"
        " penicillin azithromycin levofloxacin metronidazole tazocin meropenem"
    ),
    "{sip}": "sip mouthful drop drink fluid water",
}

FAMILIES = frozenset(_WORDS)
"""The names of the families."""


@cache
def families_of() -> Mapping[str, tuple[str, ...]]:
    """By stem, the families that it is of."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in _WORDS.items():
        for each in sorted(set(map(stem, words.split()))):
            found[each].append(name)
    return {each: tuple(names) for each, names in found.items()}


def words_of(family: str) -> tuple[str, ...]:
    """The words that stand for a family, as they are written."""
    return tuple(_WORDS[family].split())


def families_in(stems: Sequence[str]) -> int:
    """How many of the words of a phrase stand for a family."""
    return sum(each in FAMILIES for each in stems)
