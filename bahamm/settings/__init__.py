"""Settings: ``base`` holds everything, ``local``, ``test`` and ``production`` only override."""
