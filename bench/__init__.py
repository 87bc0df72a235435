"""Benchmarks: each claim measured side by side with the named peer, in one run. `make bench`; ratios, not speeds, are what another machine repeats."""
