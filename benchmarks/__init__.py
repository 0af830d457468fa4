"""What the release is measured by; `dxpad bench` runs it."""
