"""Medical knowledge: authored YAML, its checks, the compiler to one SQLite file, and the store that reads it."""
