"""Drug checks: interactions, allergies, kidneys, pregnancy, breastfeeding, age, duplicates; and what is not checked."""

from dxpad.guidance.drugs.check import check
from dxpad.guidance.drugs.coverage import told
from dxpad.guidance.drugs.patient import Patient, patient_of
from dxpad.guidance.drugs.suggested import cautions, spoken_of

__all__ = ["Patient", "cautions", "check", "patient_of", "spoken_of", "told"]
