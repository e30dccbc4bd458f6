# Two commands: `make run` opens the window, `make test` runs the tests. Each sets up all it needs first.
.PHONY: help run test exhaustive mutants lint docs catalogue bench contact-sheets screenshots listening listening-page recordings-report voice-report narrators-report lock fuzz wheel deb deb-try appimage appimage-try wheel-try sbom clean
PYTHON := .venv/bin/python

help:
	@echo "Every day"
	@echo "  make run                set everything up and open Kindpace"
	@echo "  make test               set everything up and run the tests"
	@echo "  make lint               style, strict types, import rules, dependencies, unused code"
	@echo "After a change"
	@echo "  make docs               what controls, settings and a screen reader say, into docs"
	@echo "  make catalogue          the languages' files, up to date with the sentences in the code"
	@echo "  make screenshots        every screen, into docs/screenshots"
	@echo "  make lock               pin the dependencies again"
	@echo "Before a release"
	@echo "  make exhaustive         the costliest tests: every practice rendered under every preset, every length"
	@echo "  make fuzz               10,000 generated plans, then ten minutes of damaged scripts and presets"
	@echo "  make mutants            break the code a little and count what the tests notice (one room: MUTANTS=clinic)"
	@echo "  make wheel, wheel-try   the wheel, into dist; installed by pipx and tried in the same way as the next"
	@echo "  make deb, deb-try       a Debian package with its own interpreter; tried in a bare Debian, as root"
	@echo "                          (SUITE=bookworm or trixie; a sitting is played: ten minutes)"
	@echo "  make appimage, appimage-try   one file that runs without being installed; tried in the same way"
	@echo "  make sbom               what the program is made of, from the lock: sbom.json (CycloneDX)"
	@echo "Measured"
	@echo "  make bench              beside other players, into docs/benchmarks.md (shorter: BENCH=--quick)"
	@echo "  make listening-page     every practice as it is heard, into docs/listening.md"
	@echo "  make listening          a practice rendered as it was and as it is, into build/listening"
	@echo "  make contact-sheets     every screen as it was and as it is: three sizes, light, dark, large text"
	@echo "  make recordings-report  the pauses of made-up recordings, into docs/recordings.md"
	@echo "  make voice-report       a recogniser and a predictor judge the voice, into docs/voice.md (6 GB the first time)"
	@echo "  make narrators-report   a practice sat with each narrator, recorded, into docs/voice.md (half an hour)"
	@echo "  make clean              take away what was set up and built"

run:
	@bash tooling/setup.sh run
	@$(PYTHON) -m player

test:
	@bash tooling/setup.sh test
	@bash tooling/run-tests.sh -m "not exhaustive"

exhaustive:
	@bash tooling/setup.sh test
	@KINDPACE_ALL_EXAMPLES=1 bash tooling/run-tests.sh -m "exhaustive or hypothesis"
	@KINDPACE_FUZZ_EXAMPLES=400 bash tooling/run-tests.sh tests/practice/planner/test_plan_invariants.py

mutants:
	@bash tooling/setup.sh test
	@$(PYTHON) tooling/mutants.py $(MUTANTS)

lint:
	@bash tooling/setup.sh test
	@bash tooling/lint.sh

docs:
	@bash tooling/setup.sh test
	@PYTHONPATH=. $(PYTHON) tests/practice/pacing/test_pacing_docs.py --write
	@PYTHONPATH=. $(PYTHON) tests/settings/test_setting_docs.py --write
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(PYTHON) tests/window/test_accessibility_page.py --write

catalogue:
	@bash tooling/setup.sh test
	@bash tooling/catalogue.sh

bench:
	@bash tooling/setup.sh bench
	@$(PYTHON) tests/bench/report.py $(BENCH)

# The commit: the last before the screens were made anew.
contact-sheets:
	@bash tooling/setup.sh test
	@bash tooling/contact_sheets.sh 402988f docs/screenshots/sheets

screenshots:
	@bash tooling/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tooling/screenshots.py docs/screenshots

voice-report:
	@bash tooling/setup.sh test
	@bash tooling/voice-report.sh

narrators-report:
	@bash tooling/setup.sh run
	@bash tooling/setup.sh test
	@$(PYTHON) tooling/narrators_report.py $(NARRATORS)

fuzz:
	@bash tooling/setup.sh test
	@bash tooling/fuzz.sh

wheel:
	@bash tooling/setup.sh test
	@$(PYTHON) -m build --no-isolation --wheel --outdir dist

wheel-try:
	@bash tooling/package/try.sh $(or $(SUITE),bookworm) "$$(ls -t dist/*.whl | head -1)" $(or $(FOLDER),build/tried)

deb:
	@bash tooling/setup.sh run
	@bash tooling/package/deb.sh

deb-try:
	@bash tooling/package/try.sh $(or $(SUITE),bookworm) "$$(ls -t dist/*.deb | head -1)" $(or $(FOLDER),build/tried)

appimage:
	@bash tooling/setup.sh run
	@bash tooling/package/appimage/appimage.sh

appimage-try:
	@bash tooling/package/try.sh $(or $(SUITE),bookworm) "$$(ls -t dist/*.AppImage | head -1)" $(or $(FOLDER),build/tried)

sbom:
	@bash tooling/setup.sh test
	@.venv/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o sbom.json tooling/requirements-run.txt

listening:
	@bash tooling/setup.sh run
	@bash tooling/listening.sh

listening-page:
	@bash tooling/setup.sh test
	@$(PYTHON) tooling/listening_page.py

recordings-report:
	@bash tooling/setup.sh test
	@$(PYTHON) tooling/recordings_report.py $(CASES)

lock:
	@bash tooling/setup.sh test
	@bash tooling/lock.sh

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
