"""Reports into a base: what comes in is read, by several processes where there is much, and kept by one writer."""

from khabar.pipeline.adding import Added, Progress, add
from khabar.pipeline.readers import Data, Readers
from khabar.pipeline.rereading import Reread, reread

__all__ = ["Added", "Data", "Progress", "Readers", "Reread", "add", "reread"]
