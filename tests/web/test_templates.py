"""The page of templates: listed, checked, tried on the demo consultation, saved, made from a pasted note."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.testclient import TestClient

TEXT = "[a]\r\ntitle = What is planned\r\nholds = plan\r\n[b]\r\ntitle = Return\r\ninstruction = Write the day.\r\n"
BASE = "/settings/templates"


def test_every_template_is_listed(client: TestClient) -> None:
    text = client.get(BASE).text
    assert "Discharge summary" in text
    assert "None yet" in text
    assert BASE in client.get("/settings").text


def test_a_template_is_tried_on_the_demo_before_it_is_kept(client: TestClient) -> None:
    text = client.post(f"{BASE}/try", data={"name": "mine", "text": TEXT}).text
    assert "What is planned" in text
    assert "ambulance" in text
    assert "Left to you. Write the day." in text
    assert "None yet" in client.get(BASE).text


def test_faults_are_shown_with_line_and_mend_and_nothing_is_kept(client: TestClient) -> None:
    wrong = {"name": "mine", "text": TEXT.replace("holds = plan", "holds = plann")}
    for path in ("try", "save"):
        answer = client.post(f"{BASE}/{path}", data=wrong)
        assert "Line 3: a kind in this list is not known" in answer.text
        assert "Did you mean plan?" in answer.text
        assert "holds = plann" in answer.text
    assert "None yet" in client.get(BASE).text


def test_a_saved_template_stands_on_every_note_and_can_be_deleted(client: TestClient, demo: str) -> None:
    saved = client.post(f"{BASE}/save", data={"name": "my-clinic", "text": TEXT})
    assert "Saved" in saved.text
    assert "My clinic" in client.get(f"{demo}/note").text
    assert "What is planned" in client.get(f"{demo}/note?template=my-clinic").text
    assert client.get(f"{demo}/note.md?template=my-clinic").status_code == 200
    assert client.get(f"{demo}/note.fhir?template=my-clinic").status_code == 200
    assert "\r" not in client.get(f"{BASE}/edit?name=my-clinic").text
    assert "Deleted" in client.post(f"{BASE}/delete", data={"name": "my-clinic"}).text
    assert client.get(f"{demo}/note?template=my-clinic").status_code == 404


def test_a_name_of_the_program_s_own_is_refused_and_the_text_is_kept_on_the_page(client: TestClient) -> None:
    answer = client.post(f"{BASE}/save", data={"name": "soap", "text": TEXT})
    assert answer.status_code == 400
    assert "this name cannot be used" in answer.text
    assert "What is planned" in answer.text


def test_a_pasted_note_becomes_a_template_and_is_not_kept(client: TestClient) -> None:
    answer = client.post(
        f"{BASE}/from-note", data={"note": "HPI: Mr Xylophonia coughs\nWound care:\nclean\nPlan:\nrest"}
    )
    assert "title = HPI" in answer.text
    assert "cannot fill Wound care" in answer.text
    assert "Xylophonia" not in answer.text


def test_a_note_without_headings_says_so(client: TestClient) -> None:
    assert "No heading was found" in client.post(f"{BASE}/from-note", data={"note": "just words"}).text


def test_a_text_of_markup_is_shown_as_text(client: TestClient) -> None:
    answer = client.post(f"{BASE}/try", data={"name": "x", "text": "[a]\ntitle = <script>\nholds = plan"})
    assert "<script>\n" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_the_note_offers_the_codes_of_stated_diagnoses_and_a_leaflet_its_grade(client: TestClient) -> None:
    page = client.post("/consultations", follow_redirects=False).headers["location"]
    said = "Doctor: How are you?\nPatient: I have a cough.\nDoctor: I think you have acute bronchitis.\n"
    client.post(f"{page}/text", data={"text": said})
    text = client.get(f"{page}/note").text
    assert "J20.9" in text
    assert "Nothing is coded unless you do it" in text
    assert "Reading grade" in client.get(f"{page}/note?template=patient-leaflet").text


def test_a_section_that_is_left_to_the_clinician_says_what_to_write(client: TestClient, demo: str) -> None:
    client.post(f"{demo}/note/template", data={"name": "sick-note"})
    text = client.get(f"{demo}/note").text
    assert "Write whether the patient is not fit for work" in text
    assert "Write whether" not in client.get(f"{demo}/note.md").text


def test_a_code_is_taken_and_left_again_and_only_then_stands_in_the_document(client: TestClient) -> None:
    page = client.post("/consultations", follow_redirects=False).headers["location"]
    said = "Doctor: How are you?\nPatient: I have a cough.\nDoctor: I think you have acute bronchitis.\n"
    client.post(f"{page}/text", data={"text": said})
    given = {"condition": "acute-bronchitis", "code": "J20.9"}
    assert "Condition" not in client.get(f"{page}/note.fhir").text
    assert "Taken: leave it out" in client.post(f"{page}/note/code", data={**given, "act": "take"}).text
    assert '"J20.9"' in client.get(f"{page}/note.fhir").text
    client.post(f"{page}/note/code", data={**given, "act": "leave"})
    assert '"J20.9"' not in client.get(f"{page}/note.fhir").text
    assert client.post(f"{page}/note/code", data={"condition": "gout", "code": "M10.9"}).status_code == 409
