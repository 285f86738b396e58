"""The version, read by the build and by ``poliscope --version``."""

__version__ = "0.1.0"
