"""The commands whose outcome is recorded. When commands or options are renamed, this table changes and
nothing else does.

A case is a name and the command lines that are run, in order, in an empty folder of its own that has the
inputs under ``in/``. All that they write there is recorded. ``> FILE`` at the end of a line keeps what the
command prints. A line that begins with ``@fixed`` writes a JSON file again without times and versions, so
that the next command sees the same each time.
"""

from __future__ import annotations

#: how a command is begun
PROGRAM = "synletters"

#: of every command that draws words or runs a model; bf16 depends on the processor
FIXED = "--seed 7 --device cpu --dtype float32 --quiet"
REWRITE = f"rewrite in/few.jsonl out --workers 1 {FIXED}"
ALL = f"in/letters.jsonl out --config in/chunks.yaml {FIXED}"
DETECT = f"detect in/some.jsonl spans.jsonl --workers 1 {FIXED}"
EVALUATE = "evaluate in/real.jsonl in/made.jsonl out --seed 7 --device cpu --dtype float32 --quiet"
MLM = (
    "train mlm in/grammar.jsonl model --model in/tiny-base --no-phi --no-protect --window 32 --batch-tokens 256 --lr 3e-3 "
    "--held-out 0.2 --steps 20 --check-every 10 --seed 7 --device cpu --fp32 --quiet"
)
SEQ2SEQ = MLM.replace("train mlm", "train seq2seq")
TAGGER = (
    "train tagger {letters} model --task {task} --start {start} --steps 20 --every 10 --tokens 512 --window 64 --lr 1e-3 "
    "--seed 7 --device cpu --dtype float32 --quiet"
)

CASES: dict[str, list[str]] = {
    # rewrite: all letters, in several chunks, by one process and by two
    "rewrite-two-workers": [f"rewrite {ALL} --workers 2"],
    "rewrite-one-worker": [f"rewrite {ALL} --workers 1"],
    "rewrite-examples": [f"rewrite in/examples out --workers 1 {FIXED}"],
    # which words are masked
    "rewrite-stopwords-all": [f"{REWRITE} --strategy stopwords --ratio 1.0"],
    "rewrite-random": [f"{REWRITE} --strategy random --ratio 0.5"],
    "rewrite-nouns-verbs": [f"{REWRITE} --strategy nouns+verbs --ratio 0.3"],
    "rewrite-ratios-of-their-own": [f"{REWRITE} --strategy stopwords@0.8+adjectives@0.4+pos:ADV,ADP@0.2"],
    "rewrite-none": [f"{REWRITE} --strategy none"],
    "rewrite-sections": [
        f"{REWRITE} --strategy random --ratio 0.8 --sections plan,hospital_course,history_of_present_illness"
    ],
    # what becomes of identifiers
    "rewrite-tag": [f"{REWRITE} --policy tag"],
    "rewrite-remove": [f"{REWRITE} --policy remove"],
    "rewrite-generalise": [f"{REWRITE} --policy generalise"],
    "rewrite-refill": [f"{REWRITE} --policy refill"],
    "rewrite-policies": [
        f"{REWRITE} --policy tag --policy DATE=generalise --policy NAME=surrogate --policy HOSPITAL=remove"
    ],
    "rewrite-per-mention": [f"{REWRITE} --surrogates per-mention"],
    "rewrite-markov": [f"{REWRITE} --surrogates markov"],
    "rewrite-id-map": [f"{REWRITE} --id-map map.csv"],
    "rewrite-vault": [
        f"rewrite in/half.jsonl first --workers 1 --vault vault --vault-key-file in/key {FIXED}",
        f"{REWRITE} --vault vault --vault-key-file in/key",
    ],
    "rewrite-no-phi": [f"rewrite in/grammar.jsonl out --no-phi --workers 1 {FIXED}"],
    # how they are refilled
    "rewrite-argmax": [f"{REWRITE} --sampling argmax"],
    "rewrite-private": [f"{REWRITE} --sampling private --temperature 1.2 --clip 8"],
    "rewrite-hot": [f"{REWRITE} --temperature 1.3 --top-k 40 --top-p 0.99"],
    "rewrite-variants": [f"{REWRITE} --variants 2"],
    "rewrite-rounds": [f"{REWRITE} --rounds 2"],
    "rewrite-left-to-right": [f"{REWRITE} --rounds 3 --order left-to-right"],
    "rewrite-pieces": [f"{REWRITE} --strategy random --pieces 2"],
    "rewrite-avoid-original": [f"{REWRITE} --avoid-original 0.5"],
    "rewrite-marks-and-scores": [f"{REWRITE} --mark-refills --score 2"],
    "rewrite-model-uncased": [f"{REWRITE} --model in/tiny-mlm"],
    "rewrite-model-bpe": [f"{REWRITE} --model in/tiny-roberta --pieces 2"],
    "rewrite-model-t5": [f"{REWRITE} --model in/tiny-t5"],
    "rewrite-model-bart": [f"{REWRITE} --model in/tiny-bart --refiller seq2seq"],
    # other forms in and out
    "rewrite-annotated": [f"{REWRITE} --annotated brat,conll,docbin,dataset"],
    "rewrite-csv": [f"rewrite in/few.csv out.csv --workers 1 {FIXED}"],
    "rewrite-parquet": [f"rewrite in/few.parquet out.parquet --workers 1 {FIXED}"],
    "rewrite-zipped": [f"rewrite in/few.jsonl out.jsonl.gz --workers 1 {FIXED}"],
    "rewrite-brat": [f"rewrite in/brat out --annotated brat --workers 1 {FIXED}"],
    "rewrite-annotations": [f"{REWRITE} --annotations in/concepts.csv"],
    "rewrite-rejects": [f"rewrite in/faulty.jsonl out --config in/short.yaml --workers 1 {FIXED}"],
    "rewrite-balanced": [f"{REWRITE} --point balanced"],
    "rewrite-config": [f"rewrite in/few.jsonl out --config in/options.yaml --workers 1 {FIXED}"],
    "rewrite-refused": [f"{REWRITE} --strategy nonsense --ratio 3 --top-k 400"],
    # detect
    "detect-strict": [DETECT],
    "detect-balanced": [f"{DETECT} --point balanced"],
    "detect-lists-and-hub-model": [f"{DETECT} --config in/detectors.yaml"],
    "detect-other-tagger": [f"{DETECT} --tagger in/tiny-tagger"],
    "detect-few-detectors": [f"{DETECT} --detectors rules,layout"],
    # preview, convert
    "preview": [f"preview in/few.jsonl --id blind-7 --workers 1 {FIXED} > preview.txt"],
    "convert-jsonl": ["convert in/brat out.jsonl --to jsonl --quiet"],
    "convert-brat": ["convert in/letters.jsonl out --to brat --quiet"],
    "convert-conll": ["convert in/letters.jsonl out.conll --to conll --quiet"],
    "convert-docbin": ["convert in/letters.jsonl out.spacy --to docbin --quiet"],
    "convert-dataset": ["convert in/letters.jsonl out --to dataset --quiet"],
    # evaluate
    "evaluate": [EVALUATE],
    "evaluate-with-others": [f"{EVALUATE} --others in/others.jsonl --gold in/real.jsonl --limit 4"],
    "evaluate-phi": ["score phi in/letters.jsonl in/found.jsonl figures.json > said.txt"],
    "evaluate-entities": ["score entities in/entities.jsonl in/found-entities.jsonl figures.json > said.txt"],
    "evaluate-fidelity": ["score fidelity in/real.jsonl in/made.jsonl figures.json > said.txt"],
    "evaluate-usefulness": [
        "score usefulness in/toy-clinical.jsonl in/toy-made.jsonl figures.json --seeds 1 --passes 30 > said.txt"
    ],
    "evaluate-membership": [
        "score membership in/tiny-mlm in/members.jsonl in/controls.jsonl figures.json --reference in/tiny-base "
        "> said.txt"
    ],
    "report": [
        f"{EVALUATE} --metrics rouge,fidelity",
        "@fixed out/report.json report.json",
        "report report.json page.html",
    ],
    "sweep": [
        "sweep in/few.jsonl out --strategies stopwords,random --ratios 0.5 --letters 3 --metrics rouge,fidelity "
        "--seed 7 --device cpu --dtype float32 --quiet"
    ],
    "plant-canaries": ["plant-canaries in/few.jsonl out --per-letter 2 --seed 7 > said.txt"],
    # generate, check, world
    "generate-world": [
        "generate --world respiratory --count 12 --annotated brat,txt --seed 7 --quiet out",
        "check out/letters.jsonl out/records.csv faults.json --world respiratory > said.txt",
    ],
    "generate-evidence": [
        "generate --world chest_pain --forms letter,note --evidence acs=yes --count 6 --records jsonl --seed 7 --quiet out"
    ],
    "generate-graph": [
        "generate --kg general --codes J45,I10 --count 8 --seed 7 --quiet out",
        "check out/letters.jsonl out/records.csv faults.json --kg general > said.txt",
    ],
    "generate-rewrite": [
        "generate --world respiratory --count 3 --rewrite --device cpu --seed 7 --quiet out"
    ],
    "check-faults": [
        "check in/wrong-letters.jsonl in/wrong-records.jsonl faults.json --world respiratory > said.txt"
    ],
    "world": [
        "world respiratory --evidence cough=yes,fever=high --effect antibiotics,days_at_home --json > figures.json"
    ],
    # train, audit
    "train-mlm": [f"{MLM} --no-audit"],
    "train-mlm-protected": [f"{MLM.replace('--no-phi --no-protect', '')} --no-audit --masks stopwords@0.5"],
    "train-mlm-lora": [f"{MLM} --no-audit --lora 4"],
    "train-mlm-private": [f"{MLM} --no-audit --dp-epsilon 8"],
    "train-mlm-audited": [
        f"{MLM.replace('--held-out 0.2', '--held-out 0.5')} --audit --canaries 2 --max-exposure 99 --max-tpr 1"
    ],
    "train-t5": [f"{SEQ2SEQ.replace('tiny-base', 'tiny-t5')} --no-audit"],
    "train-bart": [f"{SEQ2SEQ.replace('tiny-base', 'tiny-bart')} --no-audit"],
    "train-tagger-phi": [TAGGER.format(letters="in/toy-phi.jsonl", task="phi", start="in/tiny-tagger")],
    "train-tagger-entities": [
        TAGGER.format(letters="in/toy-clinical.jsonl", task="clinical", start="in/tiny-tagger")
    ],
    "train-tagger-pos": [
        TAGGER.format(letters="in/toy-pos.conllu", task="pos", start="in/tiny-bio") + " --form plain"
    ],
    "audit": [
        "audit in/tiny-mlm in/members.jsonl in/controls.jsonl figures.json --reference in/tiny-base --canaries in/canaries.txt "
        "--alternatives 256 --seed 7 --device cpu > said.txt"
    ],
}

#: cases that draw from ``secrets`` or ``os.urandom``, which no seed reaches: these are made to give the same
#: for them
KNOWN_DRAWS = {"rewrite-vault", "train-mlm-private", "train-mlm-audited"}

#: cases in which a command refuses its work, exit code 2; elsewhere that is a fault of this table, and
#: nothing is recorded
REFUSED = {"rewrite-refused"}

#: begun first, since they take longest
LONG = ["rewrite-two-workers", "rewrite-one-worker", "rewrite-examples", "train-mlm-protected"]
