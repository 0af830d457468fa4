from __future__ import annotations

import time
from threading import Event as Flag
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.errors import BadInputError, StorageError
from dxpad.jobs import Job, Jobs, State
from dxpad.jobs.job import job_from_json, job_to_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dxpad.jobs import Progress

WAIT = 20


class Worker:
    """Does a job in ten steps, when it is let."""

    def __init__(self) -> None:
        self.started, self.go, self.runs = Flag(), Flag(), list[str]()

    def __call__(self, subject: str, progress: Progress) -> tuple[str, ...]:
        self.runs.append(subject)
        self.started.set()
        assert self.go.wait(WAIT)
        for step in range(11):
            progress(step, 10)
        return ("as it should be",)


def ended(jobs: Jobs) -> Job:
    for _ in range(100 * WAIT):
        job = jobs.job("work", "a")
        if job and job.ended:
            return job
        time.sleep(0.01)
    raise AssertionError("the job never ended")


def finished(jobs: Jobs, subject: str = "a") -> Job:
    jobs.close()
    job = jobs.job("work", subject)
    assert job is not None
    return job


def test_a_job_runs_to_its_end_and_says_so(tmp_path: Path) -> None:
    worker = Worker()
    worker.go.set()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs.begin("work", "a")
    assert worker.started.wait(WAIT)
    job = ended(jobs)
    assert (job.state, job.share, job.remarks) == (State.DONE, 1.0, ("as it should be",))
    jobs.close()


def test_the_same_work_is_not_begun_twice(tmp_path: Path) -> None:
    worker = Worker()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs.begin("work", "a")
    jobs.begin("work", "a")
    worker.go.set()
    finished(jobs)
    assert worker.runs == ["a"]


def test_running_work_can_be_cancelled(tmp_path: Path) -> None:
    worker = Worker()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs.begin("work", "a")
    assert worker.started.wait(WAIT)
    jobs.cancel("work", "a")
    worker.go.set()
    assert finished(jobs).state is State.CANCELLED


def test_waiting_work_that_is_cancelled_never_starts(tmp_path: Path) -> None:
    worker = Worker()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs.begin("work", "a")
    jobs.begin("work", "b")
    jobs.cancel("work", "b")
    worker.go.set()
    assert finished(jobs, "b").state is State.CANCELLED
    assert worker.runs == ["a"]


def test_work_that_the_end_of_the_program_cut_short_is_begun_again(tmp_path: Path) -> None:
    first, second = Worker(), Worker()
    before = Jobs(tmp_path, {"work": first})
    before.begin("work", "a")
    assert first.started.wait(WAIT)
    before._closing.set()
    first.go.set()
    assert not finished(before).ended
    second.go.set()
    after = Jobs(tmp_path, {"work": second})
    after.resume()
    assert second.started.wait(WAIT)
    job = ended(after)
    assert job.state is State.DONE
    after.close()


@pytest.mark.parametrize("state", [State.DONE, State.FAILED, State.CANCELLED])
def test_work_that_had_ended_is_told_and_not_begun_again(tmp_path: Path, state: State) -> None:
    worker = Worker()
    Jobs(tmp_path, {"work": worker})._keep(Job(kind="work", subject="a", state=state, failure="why"))
    after = Jobs(tmp_path, {"work": worker})
    after.resume()
    job = finished(after)
    assert (job.state, job.failure) == (state, "why")
    assert worker.runs == []


def failing(error: Exception) -> Callable[[str, Progress], tuple[str, ...]]:
    def work(_: str, __: Progress) -> tuple[str, ...]:
        raise error

    return work


def test_a_failure_is_kept_in_plain_words(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, {"work": failing(BadInputError("The file is empty", mend="Record it again"))})
    jobs.begin("work", "a")
    job = ended(jobs)
    assert (job.state, job.failure) == (State.FAILED, "The file is empty. Record it again")
    jobs.close()


def test_a_fault_of_the_program_is_a_failure_too(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, {"work": failing(ValueError("a patient's words"))})
    jobs.begin("work", "a")
    job = ended(jobs)
    assert (job.state, job.failure) == (State.FAILED, "An internal error ended the work")
    jobs.close()


class Meddler:
    """The lock of some jobs. Whoever gives it back with the job done finds the next one begun at once."""

    def __init__(self, jobs: Jobs) -> None:
        self.jobs, self.lock, self.meddled = jobs, jobs._lock, False

    def __enter__(self) -> None:
        self.lock.acquire()

    def __exit__(self, *_: object) -> None:
        job = self.jobs._jobs.get(("work", "a"))
        self.lock.release()
        if not self.meddled and job and job.state is State.DONE:
            self.meddled = True
            self.jobs.begin("work", "a")


def test_work_that_is_begun_the_moment_the_last_was_done_runs(tmp_path: Path) -> None:
    worker = Worker()
    worker.go.set()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs._lock = Meddler(jobs)  # type: ignore[assignment]
    jobs.begin("work", "a")
    for _ in range(100 * WAIT):
        if len(worker.runs) == 2:
            break
        time.sleep(0.01)
    assert (ended(jobs).state, worker.runs) == (State.DONE, ["a", "a"])
    jobs.close()


def test_what_is_added_while_work_runs_is_done_too_and_remarks_of_both_stay(tmp_path: Path) -> None:
    worker = Worker()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs.begin("work", "a")
    assert worker.started.wait(WAIT)
    jobs.begin_more("work", "a")
    worker.go.set()
    assert ended(jobs).remarks == ("as it should be", "as it should be")
    assert worker.runs == ["a", "a"]
    jobs.close()


def test_what_is_added_to_work_that_waits_needs_no_second_run(tmp_path: Path) -> None:
    worker = Worker()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs.begin("work", "b")
    jobs.begin("work", "a")
    jobs.begin_more("work", "a")
    worker.go.set()
    assert ended(jobs).state is State.DONE
    jobs.close()
    assert worker.runs == ["b", "a"]


def test_work_that_is_begun_again_before_it_stopped_goes_on(tmp_path: Path) -> None:
    worker = Worker()
    jobs = Jobs(tmp_path, {"work": worker})
    jobs.begin("work", "a")
    assert worker.started.wait(WAIT)
    jobs.cancel("work", "a")
    jobs.begin("work", "a")
    worker.go.set()
    assert ended(jobs).state is State.DONE
    jobs.close()


def test_forgotten_work_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, {"work": Worker()})
    jobs._keep(Job(kind="work", subject="a", state=State.DONE))
    jobs.forget("work", "a")
    assert list(tmp_path.iterdir()) == []
    assert jobs.job("work", "a") is None


def test_state_is_for_its_owner_only(tmp_path: Path) -> None:
    Jobs(tmp_path / "jobs", {})._keep(Job(kind="work", subject="a"))
    assert [path.stat().st_mode & 0o077 for path in (tmp_path / "jobs").iterdir()] == [0]


def test_a_state_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "work-0.json").write_text("{", encoding="utf-8")
    jobs = Jobs(tmp_path, {"work": Worker()})
    jobs._keep(Job(kind="work", subject="a", state=State.DONE))
    after = Jobs(tmp_path, {"work": Worker()})
    after.resume()
    assert after.job("work", "a") == Job(kind="work", subject="a", state=State.DONE)
    with pytest.raises(StorageError, match="cannot be read"):
        job_from_json("[]")


NUMBERS = st.floats(0, 1e9)


@given(st.sampled_from(State), NUMBERS, NUMBERS, NUMBERS, st.lists(st.text(), max_size=3))
def test_a_job_is_read_as_it_was_kept(state: State, done: float, total: float, spent: float, said: list[str]) -> None:
    job = Job(kind="k", subject="s", state=state, done=done, total=total, spent=spent, remarks=tuple(said))
    assert job_from_json(job_to_json(job)) == job
    assert 0 <= job.share <= 1
    assert job.left is None or job.left >= 0


def test_the_time_left_follows_the_pace_so_far() -> None:
    assert Job(kind="k", subject="s", done=30, total=120, spent=10).left == pytest.approx(30)
    assert Job(kind="k", subject="s", done=1, total=120, spent=10).left is None
