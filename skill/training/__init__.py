"""Learning, offline: events -> interactions -> models -> judgement -> what is served.

``events`` exports what happened as months of Parquet (``exporting``, ``partitions``);
``train`` gathers them (``reading``, ``gathering``), fits every model (``fitting``) into a
version (``train``, ``versions``, ``backends``); ``evaluate`` replays what came after it
(``trial``, ``offers``, ``moments``), tells what that amounts to (``figures``, ``spread``,
``off_policy``, ``reward``) and draws it (``report``, ``svg``);
``promote`` serves a winner that harms nothing (``promotion``, ``safety``), and ``rollback``
what was served before.  ``experiments`` and ``interleaving`` compare what is served side by
side.  Whoever was forgotten is in none of it: see ``store/events.py``.

On AWS the same commands run in a container on a schedule: the events come from the table
(``larder events``), or from its stream by way of S3 in the same layout; the models' folder
is synchronised to where the function reads it.  joblib spreads the fits over a Dask or Ray
cluster (``--backend``).
"""
