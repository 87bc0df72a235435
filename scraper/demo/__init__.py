"""The sample sites of `klastry demo`: `articles` reads their texts, `skins` draws the pages, `server` serves them on loopback."""
