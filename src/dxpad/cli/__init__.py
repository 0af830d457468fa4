"""The command line of CONTRACTS.md: argument parsing and printing, nothing else."""
