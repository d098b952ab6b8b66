"""Pictures: the map and the charts, as SVG, and as PNG with the extra `pictures`."""
