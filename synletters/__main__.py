from synletters.cli import main

raise SystemExit(main())
