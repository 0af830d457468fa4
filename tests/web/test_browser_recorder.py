"""The recorder in Debian's Chromium, with a WAV file as the microphone and a server that dies and comes back."""

from __future__ import annotations

import os
import re
import resource
import socket
import subprocess
import sys
import wave
from math import sin
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import chromium, without_faults
from tests.web.conftest import without_live_words

from dxpad.domain.consultation import Event, Kind, Track
from dxpad.domain.transcript import Speaker, Turn, Word
from dxpad.records import open_book
from dxpad.records.sound_key import open_key
from dxpad.settings import Settings
from dxpad.web.recordings import Recordings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright

    from dxpad.records.book import Book

pytestmark = pytest.mark.browser
SLOW = 20_000


class Server:
    """`dxpad serve` on one port; it can be killed and started again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._running: subprocess.Popen[str] | None = None

    def start(self) -> None:
        home = {"DXPAD_HOME": str(self._settings.data), "DXPAD_KNOWLEDGE": str(self._settings.knowledge)}
        command = [sys.executable, "-m", "dxpad", "serve", "--port", str(self.port)]
        self._running = subprocess.Popen(command, env={**os.environ, **home}, stdout=subprocess.PIPE, text=True)
        assert self._running.stdout
        assert self._running.stdout.readline().startswith("Diagnosis Pad: ")

    def kill(self) -> None:
        if self._running:
            self._running.kill()
            self._running.wait()
            assert self._running.stdout
            self._running.stdout.close()
            self._running = None

    @property
    def process(self) -> int:
        assert self._running
        return self._running.pid


@pytest.fixture
def home(tmp_path: Path, knowledge_file: Path) -> Settings:
    without_live_words(tmp_path)
    return Settings(data=tmp_path, knowledge=knowledge_file, database=f"sqlite:///{tmp_path / 'records.sqlite'}")


@pytest.fixture
def desk(home: Settings) -> Iterator[Server]:
    running = Server(home)
    running.start()
    yield running
    running.kill()


def _tone(path: Path, seconds: float, *, right: float = 1.0) -> Path:
    """A tone on two channels, the right one as much louder."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(48_000)
        heights = (int(6_000 * sin(number * 0.0576)) for number in range(int(seconds * 48_000)))
        sides = (
            height.to_bytes(2, "little", signed=True) + int(right * height).to_bytes(2, "little", signed=True)
            for height in heights
        )
        out.writeframes(b"".join(sides))
    return path


@pytest.fixture
def context(playwright: Playwright, desk: Server, tmp_path: Path) -> Iterator[BrowserContext]:
    tone = _tone(tmp_path / "tone.wav", 2, right=3.0)
    flags = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={tone}",
    )
    with chromium(playwright, *flags) as browser:
        opened = browser.new_context(
            base_url=f"http://127.0.0.1:{desk.port}", permissions=["microphone"], service_workers="block"
        )
        uncaught: list[str] = []
        opened.on("weberror", lambda found: uncaught.append(str(found.error)))
        yield opened
        opened.close()
        assert uncaught == []


def _open(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="New consultation").click()
    return page


def _record(page: Page, until: str = "0:01") -> None:
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("[data-time]")).to_have_text(until, timeout=SLOW)


def _name(page: Page) -> str:
    return page.url.split("?")[0].split("#")[0].rsplit("/", 1)[1]


def _frames(home: Settings, page: Page) -> list[bytes]:
    """What lies on the disk, quarter second by quarter second."""
    recordings = Recordings(home.data / "audio", open_key(home.data, passphrase=str).secret)
    data = b"".join(recordings.source(sound).open().read()[44:] for sound in recordings.of(_name(page)))
    return [data[at : at + 8000] for at in range(0, len(data), 8000)]


def _events(home: Settings, page: Page) -> tuple[Event, ...]:
    book = open_book(home.database)
    try:
        return book.events(_name(page))
    finally:
        book.close()


def _loudest(frame: bytes) -> int:
    return max(abs(int.from_bytes(frame[at : at + 2], "little", signed=True)) for at in range(0, len(frame), 2))


def _seconds(page: Page) -> int:
    minutes, seconds = page.locator("[data-time]").inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def test_the_microphone_reaches_the_servers_disk_sealed(context: BrowserContext, home: Settings) -> None:
    page = _open(context)
    _record(page, "0:02")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    frames = _frames(home, page)
    assert len(frames) >= 8
    assert max(_loudest(frame) for frame in frames) > 4000
    assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 1
    assert _held(page) == 0


def _until_heard(page: Page, book: Book) -> None:
    """Wait for what the recogniser made of the recording: it replaces the words of the same sound that came before."""
    for _ in range(600):
        if any(each.kind is Kind.HEARD for each in book.events(_name(page))):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the recording was not heard")


def _until(page: Page, expression: str) -> None:
    """Wait for an expression; the page's own policy forbids Playwright's way of it."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


def _numbers(page: Page) -> list[int]:
    """The numbers of the frames that the browser still keeps."""
    return page.evaluate(
        """new Promise((resolve) => {
            const open = indexedDB.open('dxpad-outbox');
            open.onsuccess = () => {
                const keys = open.result.transaction('frames').objectStore('frames').getAllKeys();
                keys.onsuccess = () => { open.result.close(); resolve(keys.result.map((key) => key[1])); };
            };
        })"""
    )


def _held(page: Page) -> int:
    """How many frames the browser still keeps."""
    return len(_numbers(page))


def test_the_time_that_has_gone_by_is_the_time_that_was_recorded(context: BrowserContext, home: Settings) -> None:
    page = _open(context)
    time = page.locator("[data-time]")
    expect(time).to_be_hidden()
    _record(page, "0:00")
    begun = page.evaluate("performance.now()")
    expect(time).to_have_text("0:03", timeout=SLOW)
    assert 2 <= (page.evaluate("performance.now()") - begun) / 1000 < 5
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("[data-say]")).to_contain_text("Nothing is recorded")
    held = time.inner_text()
    page.wait_for_timeout(2500)
    assert time.inner_text() == held
    page.get_by_role("button", name="Go on").click()
    expect(time).to_have_text("0:05", timeout=SLOW)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    expect(time).to_be_hidden()
    assert 5 <= len(_frames(home, page)) / 4 < 7


def test_the_server_dies_and_comes_back_and_not_a_frame_is_missing(
    context: BrowserContext, desk: Server, home: Settings
) -> None:
    page = _open(context)
    _record(page)
    desk.kill()
    expect(page.locator("[data-say]")).to_contain_text("connection is lost", timeout=SLOW)
    begun = _seconds(page)
    expect(page.locator("[data-time]")).to_have_text(re.compile(rf"0:0{begun + 2}"), timeout=SLOW)
    assert _held(page) >= 4
    desk.start()
    expect(page.locator("[data-say]")).to_contain_text("Connected again", timeout=SLOW)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    shown = _seconds(page)
    frames = _frames(home, page)
    assert shown <= len(frames) / 4 < shown + 1.5
    # the tone never stops, so a frame that was lost and filled up would be silent; the last may be filled up
    assert all(_loudest(frame) > 1000 for frame in frames[1:-1])


def test_a_reload_while_the_server_is_away_loses_nothing_and_the_page_says_what_was_recovered(
    context: BrowserContext, desk: Server, home: Settings
) -> None:
    page = _open(context)
    place = page.url
    _record(page)
    desk.kill()
    expect(page.locator("[data-say]")).to_contain_text("connection is lost", timeout=SLOW)
    begun = _seconds(page)
    expect(page.locator("[data-time]")).to_have_text(re.compile(rf"0:0{begun + 2}"), timeout=SLOW)
    last = max(_numbers(page))
    page.close()
    desk.start()
    assert len(_frames(home, page)) < last
    again = context.new_page()
    again.goto(place)
    expect(again.locator("[data-say]")).to_contain_text("still held was recovered", timeout=SLOW)
    assert len(_frames(home, again)) > last
    assert _held(again) == 0
    expect(again.locator("#part-sound")).to_contain_text("Recording not finished", timeout=SLOW)
    again.get_by_role("button", name="Record", exact=True).click()
    expect(again.get_by_role("button", name="Stop")).to_be_visible(timeout=SLOW)
    again.wait_for_timeout(1000)
    again.get_by_role("button", name="Stop").click()
    expect(again.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    gaps = [event.moment for event in _events(home, again) if event.kind is Kind.NOT_RECORDED]
    assert [gap.why for gap in gaps if gap] == ["page-closed"]
    recordings = Recordings(home.data / "audio", open_key(home.data, passphrase=str).secret)
    assert len(recordings.of(_name(again))) == 1


def test_pause_mark_and_off_the_record_leave_their_trace_and_nothing_else(
    context: BrowserContext, home: Settings
) -> None:
    page = _open(context)
    _record(page)
    page.get_by_role("button", name="Mark").click()
    page.keyboard.type("rash seen")
    page.keyboard.press("Enter")
    expect(page.locator("[data-say]")).to_contain_text("Marked at 0:01")
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("[data-say]")).to_contain_text("Nothing is recorded")
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Off the record").click()
    expect(page.locator("[data-say]")).to_contain_text("not kept anywhere")
    page.wait_for_timeout(300)
    before = page.locator("[data-time]").inner_text(), len(_frames(home, page)), _held(page)
    page.wait_for_timeout(1500)
    assert (page.locator("[data-time]").inner_text(), len(_frames(home, page)), _held(page)) == before
    page.get_by_role("button", name="Back on the record").click()
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    moments = [event.moment for event in _events(home, page) if event.moment]
    assert [(moment.why, moment.text) for moment in moments] == [
        ("mark", "rash seen"),
        ("paused", ""),
        ("off-the-record", ""),
    ]
    mark, paused, off = moments
    assert 1 <= mark.at <= paused.at < off.at
    assert paused.lasted >= 1.2
    assert off.lasted >= 1.8


def test_two_microphones_are_kept_as_two_channels(context: BrowserContext, home: Settings) -> None:
    page = _open(context)
    page.locator("#more-microphones summary").click()
    page.locator("#mic-channels").select_option("2")
    _record(page, "0:02")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    data = b"".join(_frames(home, page))[16_000:]
    left = _loudest(b"".join(data[at : at + 2] for at in range(0, len(data), 4)))
    right = _loudest(b"".join(data[at + 2 : at + 4] for at in range(0, len(data), 4)))
    assert right == pytest.approx(3 * left, rel=0.1)


def test_a_full_disk_is_said_and_what_it_refused_is_sent_when_there_is_room(
    context: BrowserContext, desk: Server, home: Settings
) -> None:
    page = _open(context)
    # the records are smaller than the recording by now, so the limit on a file's size meets the recording alone
    _record(page, "0:05")
    (sound,) = Recordings(home.data / "audio", bytes(32)).of(_name(page))
    resource.prlimit(desk.process, resource.RLIMIT_FSIZE, (sound.path.stat().st_size, resource.RLIM_INFINITY))
    expect(page.locator("[data-say]")).to_contain_text("sent when there is room", timeout=SLOW)
    page.wait_for_timeout(1500)
    assert _held(page) >= 4
    resource.prlimit(desk.process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    expect(page.locator("[data-say]")).to_contain_text("room again", timeout=SLOW)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    frames = _frames(home, page)
    assert len(frames) / 4 >= _seconds(page)
    assert all(_loudest(frame) > 1000 for frame in frames[1:-1])


def test_an_unplugged_microphone_is_said_and_the_gap_shows(context: BrowserContext, home: Settings) -> None:
    page = _open(context)
    page.evaluate(
        """() => {
            const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wish) => (window.given = await real(wish));
        }"""
    )
    _record(page)
    page.evaluate(
        "window.given.getTracks().forEach((track) => { track.stop(); track.dispatchEvent(new Event('ended')); })"
    )
    expect(page.locator("[data-say]")).to_contain_text("The microphone is gone", timeout=SLOW)
    page.wait_for_timeout(1000)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording", timeout=SLOW)
    page.wait_for_timeout(800)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    (gap,) = [event.moment for event in _events(home, page) if event.moment]
    assert gap
    assert (gap.why, gap.lasted >= 1) == ("no-microphone", True)
    expect(page.locator(".moment-gap")).to_contain_text("The microphone was gone", timeout=SLOW)


def test_a_second_window_is_told_that_the_consultation_is_being_recorded(context: BrowserContext) -> None:
    page = _open(context)
    _record(page)
    second = context.new_page()
    second.goto(page.url)
    second.wait_for_timeout(500)
    assert page.locator("[data-label]").inner_text() == "Stop"
    begun = _seconds(page)
    expect(page.locator("[data-time]")).to_have_text(f"0:0{begun + 2}", timeout=SLOW)
    expect(page.locator("[data-say]")).to_contain_text("Recording")


def test_a_sound_file_is_loaded_with_its_progress(context: BrowserContext, home: Settings, tmp_path: Path) -> None:
    page = _open(context)
    page.locator("#more-file summary").click()
    page.locator("#file").set_input_files(_tone(tmp_path / "visit.wav", 1))
    page.locator("#send-file").click()
    expect(page.locator("[data-said]")).to_have_text("Loaded. It is being transcribed.", timeout=SLOW)
    recordings = Recordings(home.data / "audio", open_key(home.data, passphrase=str).secret)
    assert [sound.uploaded for sound in recordings.of(_name(page))] == [True]
    line = context.new_cdp_session(page)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 100_000}
    line.send("Network.emulateNetworkConditions", slow)
    page.locator("#file").set_input_files(_tone(tmp_path / "long.wav", 8))
    page.locator("#send-file").click()
    expect(page.locator("[data-said]")).to_have_text(
        re.compile(r"Loading: \d+ % of 1\.5 MB, 0:\d\d left\."), timeout=SLOW
    )
    page.locator("dx-upload [data-cancel]").click()
    expect(page.locator("[data-said]")).to_have_text("Stopped. Nothing of the file was kept.")
    line.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    (tmp_path / "fake.wav").write_bytes(b"no sound at all")
    page.locator("#file").set_input_files(tmp_path / "fake.wav")
    page.locator("#send-file").click()
    expect(page.locator("[data-said]")).to_contain_text("not audio of a known kind", timeout=SLOW)


def test_a_turn_and_a_word_of_it_are_heard_from_one_player(context: BrowserContext, home: Settings) -> None:
    page = _open(context)
    _record(page, "0:04")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    words = tuple(
        Word(text=text, start=float(at), end=at + 1.0) for at, text in enumerate(("sudden", "tearing", "pain"))
    )
    turn = Turn(speaker=Speaker.PATIENT, text="sudden tearing pain", start=0.0, end=3.0, words=words)
    book = open_book(home.database)
    _until_heard(page, book)
    track = Track(sound=1, offset=0.0, seconds=4.0)
    at = "2026-11-22T10:00:00+00:00"
    book.append(_name(page), Event(seq=0, at=at, kind=Kind.HEARD, turns=(turn,), engine="import", track=track))
    book.close()
    page.reload()
    page.locator("[data-hear]").last.focus()
    page.keyboard.press("Enter")
    player = page.locator("dx-hear audio")
    expect(player).to_be_visible()
    _until(page, "document.querySelector('dx-hear audio').duration > 3")
    page.locator("[data-starts] >> text=tearing").last.click(position={"x": 90, "y": 8})
    expect(player).to_have_attribute("src", re.compile(r"from=[12]\.00"))
    _until(page, "document.querySelector('dx-hear audio').duration < 2.5")
    page.locator("[data-hear]").last.focus()
    page.keyboard.press("ArrowRight")
    expect(player).to_have_attribute("src", re.compile(r"from=2\.00"))
    expect(page.locator("[data-from]")).to_have_text("From “pain”.")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-from]")).to_have_text("From “tearing”.")
    page.keyboard.press("Escape")
    expect(player).to_be_hidden()
    expect(page.locator("[data-hear]").last).to_be_focused()


def test_what_the_browser_still_holds_of_a_signed_consultation_can_be_downloaded_or_deleted(
    context: BrowserContext, desk: Server, home: Settings, tmp_path: Path
) -> None:
    page = _open(context)
    _record(page)
    desk.kill()
    expect(page.locator("[data-say]")).to_contain_text("connection is lost", timeout=SLOW)
    page.wait_for_timeout(1500)
    book = open_book(home.database)
    book.append(_name(page), Event(seq=0, at="2026-11-22T10:00:00+00:00", kind=Kind.SIGNED, by="Dr Example"))
    book.close()
    desk.start()
    expect(page.locator("[data-say]")).to_contain_text("is signed and takes no new sound", timeout=SLOW)
    expect(page.locator("[data-left]")).to_contain_text("seconds of sound that is nowhere else")
    page.reload()
    panel = page.locator("dx-unsent .recovered")
    expect(panel).to_contain_text("seconds of sound that is nowhere else", timeout=SLOW)
    held = _held(page)
    with page.expect_download() as download:
        panel.get_by_role("button", name="Download the sound").click()
    download.value.save_as(tmp_path / "rest.wav")
    with wave.open(str(tmp_path / "rest.wav"), "rb") as rest:
        assert (rest.getframerate(), rest.getnframes()) == (16_000, held * 4000)
        assert _loudest(rest.readframes(16_000)) > 4000
    page.goto("/")
    expect(page.locator("dx-unsent .recovered")).to_contain_text("Open the consultation", timeout=SLOW)
    page.get_by_role("button", name="Delete it from this browser").click()
    expect(page.locator("dx-unsent")).to_contain_text("Deleted from this browser")
    assert _held(page) == 0


def test_marks_and_gaps_alone_of_a_signed_consultation_are_told_and_not_dropped(
    context: BrowserContext, desk: Server, home: Settings
) -> None:
    page = _open(context)
    _record(page)
    page.get_by_role("button", name="Pause").click()
    for _ in range(100):
        if _held(page) == 0:
            break
        page.wait_for_timeout(100)
    assert _held(page) == 0
    desk.kill()
    expect(page.locator("[data-say]")).to_contain_text("connection is lost", timeout=SLOW)
    page.evaluate("document.querySelector('dx-recorder').wire.note({ why: 'mark', at: 0.5, text: 'look at this' })")
    book = open_book(home.database)
    book.append(_name(page), Event(seq=0, at="2026-11-22T10:00:00+00:00", kind=Kind.SIGNED, by="Dr Example"))
    book.close()
    desk.start()
    left = page.locator("[data-left]")
    expect(left).to_contain_text("2 marks and gaps that are nowhere else", timeout=SLOW)
    expect(left.locator("li")).to_have_text([re.compile("0:00 Marked: look at this"), re.compile("0:0. Paused, 0:")])
    expect(left.get_by_role("button", name="Download the sound")).to_have_count(0)
    assert [event.kind for event in _events(home, page)][-1] is Kind.SIGNED
    page.goto("/")
    panel = page.locator("dx-unsent .recovered")
    expect(panel).to_contain_text("Marked: look at this", timeout=SLOW)
    without_faults(page)
    panel.get_by_role("button", name="Delete it from this browser").click()
    expect(page.locator("dx-unsent")).to_contain_text("Deleted from this browser")
