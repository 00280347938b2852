"""What a household keeps: one protocol and three homes.

``sqlite`` is the laptop's, ``dynamodb`` is AWS's, ``memory`` is for tests.  All three keep
the same promises, which ``tests/store/test_every_store.py`` asks of each:

* a save is conditional on the version that was read, so two devices lose no update;
* versions never come back: one read before a household was forgotten cannot save after it;
* what has outlived its time is absent on every read, whether or not it is still on disk;
* what cannot be read is an error, never an empty household: allergies do not vanish;
* after ``forget`` nothing of the household is left, and ``export`` shows it.

Households are known by an opaque HMAC.  Names stand inside the document alone, and no
module here logs anything.
"""
