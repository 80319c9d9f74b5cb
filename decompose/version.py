"""The version of decompose, for those below the command line."""

VERSION = "0.1.0"
