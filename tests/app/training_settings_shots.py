"""Pictures of the settings column, to be looked at: python tests/app/training_settings_shots.py OUT"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    """Every state in light and dark, narrow and wide."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EFFDET_STUDIO_CONFIG"] = f"{folder}/config"
        _take(Path(sys.argv[1]), Path(folder))


def _take(out: Path, folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from app import theme
    from app.application import set_up
    from app.session import Session
    from app.training.settings.panel import SettingsPanel
    from effdet_core.helpers import Probe
    from effdet_core.project import Project, import_into
    from effdet_core.sample import make_sample

    out.mkdir(parents=True, exist_ok=True)
    app = set_up()
    project = Project.create(folder / "Small things")
    import_into(project, make_sample(folder / "voc", train=40, val=6, test=6), copy=True)
    for path in sorted((project.path / "annotations").rglob("*.json"))[34:]:
        path.unlink()
    probe = Probe(first_step_seconds=14, step_seconds=0.31, peak_gb=1.9, steps_per_epoch=9)

    def wait(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.005)

    for look in ("light", "dark"):
        theme.apply(app, "light" if look == "light" else "dark")
        for width, height in ((336, 640), (400, 1130)):
            session = Session(project.path)
            panel = SettingsPanel(lambda *_: None, probe=lambda *_: probe)
            panel.setProperty("kind", "surface")
            panel.setAutoFillBackground(True)
            panel.resize(width, height)
            panel.set_session(session)
            panel.show()
            wait(1.0)
            panel.grab().save(str(out / f"{look}-{height}-1-measuring.png"))
            wait(1.2)
            panel.grab().save(str(out / f"{look}-{height}-2-first.png"))
            panel.levels["essentials"].rows["model_name"].control.unfold(True)  # type: ignore[attr-defined]
            panel.reveal("model_name")
            wait(0.3)
            panel.grab().save(str(out / f"{look}-{height}-3-models.png"))
            panel.state.set_values({"model_name": "efficientdet-lite4", "batch_size": 64, "tflite_max_detections": 1})
            panel.state.set_value("epochs", 0)
            wait(0.3)
            panel.area.verticalScrollBar().setValue(0)
            panel.grab().save(str(out / f"{look}-{height}-4-findings.png"))
            panel.reveal("epochs")
            wait(0.3)
            panel.grab().save(str(out / f"{look}-{height}-5-wrong.png"))
            panel.state.reset("model_name", "epochs", "batch_size")
            for name in ("hparams.input_rand_hflip", "hparams.color_jitter", "hparams.learning_rate", "strategy"):
                panel.reveal(name)
                wait(0.3)
                panel.grab().save(str(out / f"{look}-{height}-6-{name.removeprefix('hparams.')}.png"))
            panel.state.set_values({"hparams.mosaic": 0.25, "hparams.image_size": (384, 384)})
            for form in ("yaml", "command", "python"):
                panel.show_text()
                panel.mirror.form.button(form).click()
                wait(0.2)
                panel.grab().save(str(out / f"{look}-{height}-7-{form}.png"))
            panel.state.set_values({"hparams.mosaic": 0.0, "hparams.image_size": (320, 320)})
            panel.state.reset(*panel.state.draft.changed)
            panel.state.keep()
            panel.close()
            session.close()
            panel.deleteLater()


if __name__ == "__main__":
    main()
