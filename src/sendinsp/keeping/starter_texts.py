"""The texts of a new data folder that are no data."""

README = """\
# A data folder of sendinsp

| part | holds |
|---|---|
| `areas.yaml` | every local area of England that is or was responsible for SEND, with its names and codes |
| `sources.yaml` | every publication that a record may cite |
| `frameworks/` | the inspection frameworks: their dates, rules and lists of codes |
| `themes.yaml` | what is found is counted by these themes |
| `neighbours.yaml` | which areas are most like each, by the statistics |
| `inspections/` | one file an inspection: `inspections/<term>/<area>.yaml` (none yet) |
| `schema/` | JSON Schema of these files, by which editors complete and check them |
| `ci/` | an example for checking the folder at every change |
| `.begun-from/` | what the folder was begun from: by it `sendinsp init --update` tells what you have changed |

Run these beside this folder, or with `sendinsp --data FOLDER ...`, or with the variable SENDINSP_DATA set:

    sendinsp new sandwell --start 2017-01-16 --source ofsted-2022-11     a record
    sendinsp import FILE.ods                                             what Ofsted's statistics would add
    sendinsp import FILE.ods --apply                                     add it
    sendinsp fmt                                                         one form for every file
    sendinsp validate                                                    what is wrong, and where
    sendinsp init --update FOLDER                                        what a newer version would bring

The facts in `areas.yaml`, `sources.yaml` and `frameworks/` come from public sources: `LICENCE.md` has the
attributions to carry along.
"""

CI_EXAMPLE = """\
# An example for GitHub: copy it to .github/workflows/records.yml at the top of the repository, and put the path
# of the data folder in the place of `data`, and whoever publishes sendinsp in the place of OWNER. Every change is then
# checked, and each mistake shown on its line.
name: Records
on: [push, pull_request]
permissions:
  contents: read
jobs:
  records:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install https://github.com/OWNER/sendinsp/archive/refs/tags/v0.2.0.tar.gz
      - run: sendinsp --data data validate --format github
      - run: sendinsp --data data fmt --check
"""
