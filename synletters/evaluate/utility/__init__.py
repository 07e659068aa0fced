"""Whether synthetic letters can stand in for real ones to train on: train on synthetic, test on real (TSTR).

Entity recognisers are trained on the real letters, on their rewrites, and on controls, and tested on real
letters of
other patients (Esteban, Hyland and Rätsch 2017, arXiv:1706.02633). docs/usefulness.md defines every figure.
"""
