"""Tests of the simulated world, over real loopback HTTP where it matters."""
