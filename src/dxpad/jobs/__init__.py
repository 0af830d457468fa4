"""Long work in this process: with progress, a way to stop it, and its state on the disk. Standard library only."""

from dxpad.jobs.job import Job, Progress, Report, State, StoppedError
from dxpad.jobs.queue import Jobs

__all__ = ["Job", "Jobs", "Progress", "Report", "State", "StoppedError"]
