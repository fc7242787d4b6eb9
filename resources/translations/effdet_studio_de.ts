<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>About</name>
    <message>
      <source>About EffDet Studio</source>
      <translation>Über EffDet Studio</translation>
    </message>
    <message>
      <source>Brought along by another part</source>
      <translation>Von einem anderen Teil mitgebracht</translation>
    </message>
    <message>
      <source>Built of</source>
      <translation>Gebaut aus</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Copied.</source>
      <translation>Kopiert.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>From labelled photos to a detector for phones and small computers, without the network.</source>
      <translation>Von beschrifteten Fotos zum Detektor für Handys und kleine Computer, ohne Netz.</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Licence of {name}</source>
      <translation>Lizenz von {name}</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Teil</translation>
    </message>
    <message>
      <source>The version, and all that the application is built of. Press a part to read its licence.</source>
      <translation>Die Version und alles, woraus das Programm gebaut ist. Drücke auf einen Teil, um seine Lizenz zu lesen.</translation>
    </message>
    <message>
      <source>This part brings no licence text; the name above says which it is.</source>
      <translation>Dieser Teil bringt keinen Lizenztext mit; welche es ist, steht oben.</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Version {version} · {licence}</source>
      <translation>Version {version} · {licence}</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>About EffDet Studio</source>
      <translation>Über EffDet Studio</translation>
    </message>
    <message>
      <source>Accept all drafts</source>
      <translation>Alle Vorschläge annehmen</translation>
    </message>
    <message>
      <source>Accept the draft</source>
      <translation>Vorschlag annehmen</translation>
    </message>
    <message>
      <source>Add a class</source>
      <translation>Klasse hinzufügen</translation>
    </message>
    <message>
      <source>Add photos</source>
      <translation>Fotos hinzufügen</translation>
    </message>
    <message>
      <source>All projects</source>
      <translation>Alle Projekte</translation>
    </message>
    <message>
      <source>Box down</source>
      <translation>Kasten nach unten</translation>
    </message>
    <message>
      <source>Box down by ten</source>
      <translation>Kasten zehn nach unten</translation>
    </message>
    <message>
      <source>Box higher</source>
      <translation>Kasten höher</translation>
    </message>
    <message>
      <source>Box left by ten</source>
      <translation>Kasten zehn nach links</translation>
    </message>
    <message>
      <source>Box left, or previous photo</source>
      <translation>Kasten nach links oder voriges Foto</translation>
    </message>
    <message>
      <source>Box lower</source>
      <translation>Kasten flacher</translation>
    </message>
    <message>
      <source>Box narrower</source>
      <translation>Kasten schmaler</translation>
    </message>
    <message>
      <source>Box right by ten</source>
      <translation>Kasten zehn nach rechts</translation>
    </message>
    <message>
      <source>Box right, or next photo</source>
      <translation>Kasten nach rechts oder nächstes Foto</translation>
    </message>
    <message>
      <source>Box up</source>
      <translation>Kasten nach oben</translation>
    </message>
    <message>
      <source>Box up by ten</source>
      <translation>Kasten zehn nach oben</translation>
    </message>
    <message>
      <source>Box wider</source>
      <translation>Kasten breiter</translation>
    </message>
    <message>
      <source>Boxes</source>
      <translation>Kästen</translation>
    </message>
    <message>
      <source>Brightness and contrast of the view</source>
      <translation>Helligkeit und Kontrast der Ansicht</translation>
    </message>
    <message>
      <source>Bring a training back…</source>
      <translation>Ein Training zurückholen…</translation>
    </message>
    <message>
      <source>Cancel what is going on</source>
      <translation>Abbrechen, was gerade läuft</translation>
    </message>
    <message>
      <source>Change the keys</source>
      <translation>Tasten ändern</translation>
    </message>
    <message>
      <source>Charts of the data set</source>
      <translation>Diagramme des Datensatzes</translation>
    </message>
    <message>
      <source>Check a .tflite file</source>
      <translation>Eine .tflite-Datei prüfen</translation>
    </message>
    <message>
      <source>Choose the class by typing</source>
      <translation>Klasse durch Tippen wählen</translation>
    </message>
    <message>
      <source>Class 1</source>
      <translation>Klasse 1</translation>
    </message>
    <message>
      <source>Class 10</source>
      <translation>Klasse 10</translation>
    </message>
    <message>
      <source>Class 11</source>
      <translation>Klasse 11</translation>
    </message>
    <message>
      <source>Class 12</source>
      <translation>Klasse 12</translation>
    </message>
    <message>
      <source>Class 13</source>
      <translation>Klasse 13</translation>
    </message>
    <message>
      <source>Class 14</source>
      <translation>Klasse 14</translation>
    </message>
    <message>
      <source>Class 15</source>
      <translation>Klasse 15</translation>
    </message>
    <message>
      <source>Class 16</source>
      <translation>Klasse 16</translation>
    </message>
    <message>
      <source>Class 17</source>
      <translation>Klasse 17</translation>
    </message>
    <message>
      <source>Class 18</source>
      <translation>Klasse 18</translation>
    </message>
    <message>
      <source>Class 2</source>
      <translation>Klasse 2</translation>
    </message>
    <message>
      <source>Class 3</source>
      <translation>Klasse 3</translation>
    </message>
    <message>
      <source>Class 4</source>
      <translation>Klasse 4</translation>
    </message>
    <message>
      <source>Class 5</source>
      <translation>Klasse 5</translation>
    </message>
    <message>
      <source>Class 6</source>
      <translation>Klasse 6</translation>
    </message>
    <message>
      <source>Class 7</source>
      <translation>Klasse 7</translation>
    </message>
    <message>
      <source>Class 8</source>
      <translation>Klasse 8</translation>
    </message>
    <message>
      <source>Class 9</source>
      <translation>Klasse 9</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>Clear filters</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <source>Close the project</source>
      <translation>Projekt schließen</translation>
    </message>
    <message>
      <source>Close the window</source>
      <translation>Fenster schließen</translation>
    </message>
    <message>
      <source>Compare the chosen trainings</source>
      <translation>Gewählte Trainings vergleichen</translation>
    </message>
    <message>
      <source>Copy the boxes</source>
      <translation>Kästen kopieren</translation>
    </message>
    <message>
      <source>Copy the boxes to the next photo</source>
      <translation>Kästen aufs nächste Foto kopieren</translation>
    </message>
    <message>
      <source>Count less sure ones too</source>
      <translation>Auch weniger sichere zählen</translation>
    </message>
    <message>
      <source>Count only surer detections</source>
      <translation>Nur sicherere zählen</translation>
    </message>
    <message>
      <source>Crosshair</source>
      <translation>Fadenkreuz</translation>
    </message>
    <message>
      <source>Cut the boxes</source>
      <translation>Kästen ausschneiden</translation>
    </message>
    <message>
      <source>Delete the boxes, or reject the draft</source>
      <translation>Kästen löschen oder Vorschlag verwerfen</translation>
    </message>
    <message>
      <source>Draw boxes</source>
      <translation>Kästen zeichnen</translation>
    </message>
    <message>
      <source>Duplicate the boxes</source>
      <translation>Kästen verdoppeln</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Evaluate</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <source>Evaluate: its mistakes</source>
      <translation>Auswerten: seine Fehler</translation>
    </message>
    <message>
      <source>Evaluate: the detector</source>
      <translation>Auswerten: der Detektor</translation>
    </message>
    <message>
      <source>Export and try</source>
      <translation>Exportieren und ausprobieren</translation>
    </message>
    <message>
      <source>Export for phones and small computers</source>
      <translation>Für Handys und kleine Rechner exportieren</translation>
    </message>
    <message>
      <source>Export labels</source>
      <translation>Beschriftungen exportieren</translation>
    </message>
    <message>
      <source>Export: the file</source>
      <translation>Export: die Datei</translation>
    </message>
    <message>
      <source>Export: the lab</source>
      <translation>Export: das Labor</translation>
    </message>
    <message>
      <source>Find an action</source>
      <translation>Aktion finden</translation>
    </message>
    <message>
      <source>First photo</source>
      <translation>Erstes Foto</translation>
    </message>
    <message>
      <source>First steps</source>
      <translation>Erste Schritte</translation>
    </message>
    <message>
      <source>Fit the photo in</source>
      <translation>Foto einpassen</translation>
    </message>
    <message>
      <source>Full size (100 %)</source>
      <translation>Volle Größe (100 %)</translation>
    </message>
    <message>
      <source>Go on drawing after each box</source>
      <translation>Nach jedem Kasten weiterzeichnen</translation>
    </message>
    <message>
      <source>Go on to the next photo after N and R</source>
      <translation>Nach N und R weiter zum nächsten Foto</translation>
    </message>
    <message>
      <source>Go to</source>
      <translation>Gehe zu</translation>
    </message>
    <message>
      <source>Go to the lab</source>
      <translation>Zum Labor</translation>
    </message>
    <message>
      <source>Go to the mistakes</source>
      <translation>Zu den Fehlern</translation>
    </message>
    <message>
      <source>Go to your detector</source>
      <translation>Zum eigenen Detektor</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Hide all boxes</source>
      <translation>Alle Kästen ausblenden</translation>
    </message>
    <message>
      <source>Hide the boxes</source>
      <translation>Kästen ausblenden</translation>
    </message>
    <message>
      <source>Import a labelled data set</source>
      <translation>Beschrifteten Datensatz importieren</translation>
    </message>
    <message>
      <source>Import labels</source>
      <translation>Beschriftungen importieren</translation>
    </message>
    <message>
      <source>Its false alarms</source>
      <translation>Seine Fehlalarme</translation>
    </message>
    <message>
      <source>Its sloppy boxes</source>
      <translation>Seine ungenauen Kästen</translation>
    </message>
    <message>
      <source>Keep the zoom from photo to photo</source>
      <translation>Zoom von Foto zu Foto behalten</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Beschriften</translation>
    </message>
    <message>
      <source>Label this photo</source>
      <translation>Dieses Foto beschriften</translation>
    </message>
    <message>
      <source>Larger pictures</source>
      <translation>Bilder größer</translation>
    </message>
    <message>
      <source>Last photo</source>
      <translation>Letztes Foto</translation>
    </message>
    <message>
      <source>Lock the boxes</source>
      <translation>Kästen sperren</translation>
    </message>
    <message>
      <source>Look at all classes</source>
      <translation>Alle Klassen ansehen</translation>
    </message>
    <message>
      <source>Look into the bin</source>
      <translation>In den Papierkorb sehen</translation>
    </message>
    <message>
      <source>Make a kit as a zip file</source>
      <translation>Ein Paket als ZIP-Datei machen</translation>
    </message>
    <message>
      <source>Make and measure all kinds of files</source>
      <translation>Alle Arten von Dateien machen und messen</translation>
    </message>
    <message>
      <source>Many objects in one box</source>
      <translation>Viele Dinge in einem Kasten</translation>
    </message>
    <message>
      <source>Measure where accuracy is lost</source>
      <translation>Messen, wo Genauigkeit verloren geht</translation>
    </message>
    <message>
      <source>Missed: keep this frame to label</source>
      <translation>Übersehen: dieses Bild zum Beschriften behalten</translation>
    </message>
    <message>
      <source>Move boxes</source>
      <translation>Kästen bewegen</translation>
    </message>
    <message>
      <source>Move the training to the bin</source>
      <translation>Training in den Papierkorb legen</translation>
    </message>
    <message>
      <source>Move to the bin</source>
      <translation>In den Papierkorb legen</translation>
    </message>
    <message>
      <source>New box in the middle</source>
      <translation>Neuer Kasten in der Mitte</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>Neues Projekt</translation>
    </message>
    <message>
      <source>New training</source>
      <translation>Neues Training</translation>
    </message>
    <message>
      <source>Next box</source>
      <translation>Nächster Kasten</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Nächstes Foto</translation>
    </message>
    <message>
      <source>Next photo not looked at</source>
      <translation>Nächstes nicht angesehenes Foto</translation>
    </message>
    <message>
      <source>Not looked at</source>
      <translation>Nicht angesehen</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Nichts hier</translation>
    </message>
    <message>
      <source>Open a project</source>
      <translation>Projekt öffnen</translation>
    </message>
    <message>
      <source>Paste boxes</source>
      <translation>Kästen einfügen</translation>
    </message>
    <message>
      <source>Pause, or go on</source>
      <translation>Pausieren oder weitermachen</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Photos in turn</source>
      <translation>Foto für Foto</translation>
    </message>
    <message>
      <source>Photos: bring and take</source>
      <translation>Fotos: holen und mitnehmen</translation>
    </message>
    <message>
      <source>Photos: choose</source>
      <translation>Fotos: auswählen</translation>
    </message>
    <message>
      <source>Photos: look</source>
      <translation>Fotos: ansehen</translation>
    </message>
    <message>
      <source>Photos: mark</source>
      <translation>Fotos: markieren</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
      <source>Previous box</source>
      <translation>Voriger Kasten</translation>
    </message>
    <message>
      <source>Previous photo</source>
      <translation>Voriges Foto</translation>
    </message>
    <message>
      <source>Previous photo not looked at</source>
      <translation>Voriges nicht angesehenes Foto</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>Projekt</translation>
    </message>
    <message>
      <source>Push the photo along (hold Space)</source>
      <translation>Foto verschieben (Leertaste halten)</translation>
    </message>
    <message>
      <source>Put into a group</source>
      <translation>In eine Gruppe legen</translation>
    </message>
    <message>
      <source>Quick look</source>
      <translation>Schnell ansehen</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Repair the file in the lab</source>
      <translation>Die Datei im Labor reparieren</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>Reviewed, or not</source>
      <translation>Geprüft oder nicht</translation>
    </message>
    <message>
      <source>Save the charts</source>
      <translation>Diagramme speichern</translation>
    </message>
    <message>
      <source>Search names</source>
      <translation>Namen suchen</translation>
    </message>
    <message>
      <source>See how fast it is</source>
      <translation>Sehen, wie schnell es ist</translation>
    </message>
    <message>
      <source>See how it learns</source>
      <translation>Sehen, wie es lernt</translation>
    </message>
    <message>
      <source>See the log</source>
      <translation>Protokoll ansehen</translation>
    </message>
    <message>
      <source>Select all boxes</source>
      <translation>Alle Kästen auswählen</translation>
    </message>
    <message>
      <source>Select all photos shown</source>
      <translation>Alle gezeigten Fotos auswählen</translation>
    </message>
    <message>
      <source>Select and move boxes</source>
      <translation>Kästen auswählen und bewegen</translation>
    </message>
    <message>
      <source>Select nothing</source>
      <translation>Nichts auswählen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Show and unlock all boxes</source>
      <translation>Alle Kästen einblenden und entsperren</translation>
    </message>
    <message>
      <source>Show or hide the classes</source>
      <translation>Klassen ein- oder ausblenden</translation>
    </message>
    <message>
      <source>Show or hide the settings</source>
      <translation>Einstellungen ein- oder ausblenden</translation>
    </message>
    <message>
      <source>Show or hide the trainings</source>
      <translation>Trainings ein- oder ausblenden</translation>
    </message>
    <message>
      <source>Show the exported file in its folder</source>
      <translation>Die exportierte Datei im Ordner zeigen</translation>
    </message>
    <message>
      <source>Show the keys</source>
      <translation>Tasten zeigen</translation>
    </message>
    <message>
      <source>Show the project folder</source>
      <translation>Projektordner zeigen</translation>
    </message>
    <message>
      <source>Show the whole training</source>
      <translation>Das ganze Training zeigen</translation>
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation>Bilder kleiner</translation>
    </message>
    <message>
      <source>Start, or go on</source>
      <translation>Starten oder weitermachen</translation>
    </message>
    <message>
      <source>Stop and keep</source>
      <translation>Anhalten und behalten</translation>
    </message>
    <message>
      <source>System check</source>
      <translation>Systemprüfung</translation>
    </message>
    <message>
      <source>Take out of the bin</source>
      <translation>Aus dem Papierkorb holen</translation>
    </message>
    <message>
      <source>Take what costs least</source>
      <translation>Nehmen, was am wenigsten kostet</translation>
    </message>
    <message>
      <source>The last class again</source>
      <translation>Noch einmal die letzte Klasse</translation>
    </message>
    <message>
      <source>To the next panel</source>
      <translation>Zum nächsten Bereich</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Train on another computer…</source>
      <translation>Auf einem anderen Rechner trainieren…</translation>
    </message>
    <message>
      <source>Train: look</source>
      <translation>Trainieren: ansehen</translation>
    </message>
    <message>
      <source>Train: the training</source>
      <translation>Trainieren: das Training</translation>
    </message>
    <message>
      <source>Try on a folder</source>
      <translation>An einem Ordner ausprobieren</translation>
    </message>
    <message>
      <source>Try on a picture or video</source>
      <translation>An einem Bild oder Video ausprobieren</translation>
    </message>
    <message>
      <source>Try on the camera</source>
      <translation>An der Kamera ausprobieren</translation>
    </message>
    <message>
      <source>Try on the test photos</source>
      <translation>An den Testfotos ausprobieren</translation>
    </message>
    <message>
      <source>Try the detector</source>
      <translation>Detektor ausprobieren</translation>
    </message>
    <message>
      <source>Try with the sample</source>
      <translation>Mit dem Beispiel ausprobieren</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Use for the test</source>
      <translation>Für den Test nehmen</translation>
    </message>
    <message>
      <source>Use for training</source>
      <translation>Für das Training nehmen</translation>
    </message>
    <message>
      <source>Use for validation</source>
      <translation>Für die Validierung nehmen</translation>
    </message>
    <message>
      <source>Use this in exported files</source>
      <translation>In exportierten Dateien verwenden</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>What is this?</source>
      <translation>Was ist das?</translation>
    </message>
    <message>
      <source>What it found twice</source>
      <translation>Was er doppelt fand</translation>
    </message>
    <message>
      <source>What it missed</source>
      <translation>Was ihm entging</translation>
    </message>
    <message>
      <source>What it took for something else</source>
      <translation>Was er verwechselte</translation>
    </message>
    <message>
      <source>Write the model card</source>
      <translation>Den Modell-Steckbrief schreiben</translation>
    </message>
    <message>
      <source>Wrong: keep this frame to label</source>
      <translation>Falsch: dieses Bild zum Beschriften behalten</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
    <message>
      <source>Zoom to the boxes</source>
      <translation>Auf die Kästen zoomen</translation>
    </message>
  </context>
  <context>
    <name>BalanceCard</name>
    <message>
      <source>Boxes of each class</source>
      <translation>Kästen je Klasse</translation>
    </message>
    <message>
      <source>boxes</source>
      <translation>Kästen</translation>
    </message>
  </context>
  <context>
    <name>Body</name>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>It learnt from these photos; on others it will do worse.</source>
      <translation>Aus diesen Fotos hat er gelernt; bei anderen wird er schlechter sein.</translation>
    </message>
    <message>
      <source>It was trained or exported anew since; this is what it was before.</source>
      <translation>Seither wurde neu trainiert oder exportiert; das hier ist der Stand davor.</translation>
    </message>
    <message>
      <source>Mistakes, the dearest first</source>
      <translation>Fehler, die teuersten zuerst</translation>
    </message>
    <message>
      <source>Only the classes that are mixed up most.</source>
      <translation>Nur die Klassen, die am meisten verwechselt werden.</translation>
    </message>
    <message>
      <source>The field's figures: AP and AR</source>
      <translation>Die Zahlen des Fachs: AP und AR</translation>
    </message>
    <message>
      <source>What it takes for what</source>
      <translation>Was er wofür hält</translation>
    </message>
    <message>
      <source>nothing there</source>
      <translation>nichts da</translation>
    </message>
  </context>
  <context>
    <name>BottomBar</name>
    <message>
      <source>Brightness and contrast of the view</source>
      <translation>Helligkeit und Kontrast der Ansicht</translation>
    </message>
    <message>
      <source>Crosshair</source>
      <translation>Fadenkreuz</translation>
    </message>
    <message>
      <source>Draw boxes</source>
      <translation>Kästen zeichnen</translation>
    </message>
    <message>
      <source>Fit the photo in</source>
      <translation>Foto einpassen</translation>
    </message>
    <message>
      <source>Full size</source>
      <translation>Volle Größe</translation>
    </message>
    <message>
      <source>Go on drawing after each box</source>
      <translation>Nach jedem Kasten weiterzeichnen</translation>
    </message>
    <message>
      <source>Hide all boxes</source>
      <translation>Alle Kästen ausblenden</translation>
    </message>
    <message>
      <source>Photos done</source>
      <translation>Fertige Fotos</translation>
    </message>
    <message>
      <source>Select and move boxes</source>
      <translation>Kästen auswählen und bewegen</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
    <message numerus="yes">
      <source>about %n hour(s) left</source>
      <translation>
        <numerusform>noch etwa %n Stunde</numerusform>
        <numerusform>noch etwa %n Stunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s) left</source>
      <translation>
        <numerusform>noch etwa %n Minute</numerusform>
        <numerusform>noch etwa %n Minuten</numerusform>
      </translation>
    </message>
    <message>
      <source>all done</source>
      <translation>alles fertig</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>weniger als eine Minute</translation>
    </message>
    <message>
      <source>{done} of {count}</source>
      <translation>{done} von {count}</translation>
    </message>
  </context>
  <context>
    <name>BoxList</name>
    <message>
      <source>Boxes</source>
      <translation>Kästen</translation>
    </message>
  </context>
  <context>
    <name>BoxModel</name>
    <message>
      <source>hidden</source>
      <translation>ausgeblendet</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>gesperrt</translation>
    </message>
    <message>
      <source>many objects</source>
      <translation>viele Dinge</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{number} von {count}</translation>
    </message>
    <message>
      <source>{width} by {height} pixels</source>
      <translation>{width} mal {height} Pixel</translation>
    </message>
  </context>
  <context>
    <name>BoxRangeChip</name>
    <message>
      <source>Boxes</source>
      <translation>Kästen</translation>
    </message>
    <message>
      <source>Filter by the number of boxes</source>
      <translation>Nach der Zahl der Kästen filtern</translation>
    </message>
    <message>
      <source>{0} or more boxes</source>
      <translation>Kästen: ab {0}</translation>
    </message>
    <message>
      <source>{0}–{1} boxes</source>
      <translation>Kästen: {0}–{1}</translation>
    </message>
  </context>
  <context>
    <name>Bringing</name>
    <message>
      <source>A folder of photos</source>
      <translation>Ein Ordner mit Fotos</translation>
    </message>
    <message>
      <source>A folder of photos to copy</source>
      <translation>Ein Ordner mit Fotos zum Kopieren</translation>
    </message>
    <message>
      <source>A folder, where it is</source>
      <translation>Ordner dort lassen, wo er ist</translation>
    </message>
    <message>
      <source>Adding photos</source>
      <translation>Fotos werden hinzugefügt</translation>
    </message>
    <message>
      <source>Copy a folder into the project</source>
      <translation>Ordner ins Projekt kopieren</translation>
    </message>
    <message>
      <source>Copy photos into the project</source>
      <translation>Fotos ins Projekt kopieren</translation>
    </message>
    <message>
      <source>Copying photos</source>
      <translation>Fotos werden kopiert</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Exporting to {0}</source>
      <translation>Export nach {0}</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Importing {0}</source>
      <translation>{0} wird importiert</translation>
    </message>
    <message>
      <source>Photos to copy</source>
      <translation>Fotos zum Kopieren</translation>
    </message>
    <message>
      <source>Photos were added</source>
      <translation>Fotos hinzugefügt</translation>
    </message>
    <message>
      <source>Remove a linked folder from the project</source>
      <translation>Einen verknüpften Ordner aus dem Projekt nehmen</translation>
    </message>
    <message>
      <source>The folder stays in the project</source>
      <translation>Der Ordner bleibt im Projekt</translation>
    </message>
    <message>
      <source>The folder {name} is out of the project. Its photos stay where they are; their boxes are kept.</source>
      <translation>Der Ordner {name} ist nicht mehr im Projekt. Seine Fotos bleiben, wo sie sind; ihre Kästen sind aufgehoben.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>{0}: stopped</source>
      <translation>{0}: angehalten</translation>
    </message>
    <message>
      <source>{project}: {report}</source>
      <translation>{project}: {report}</translation>
    </message>
  </context>
  <context>
    <name>Bubble</name>
    <message>
      <source>F6 leads here with the keyboard, and back to the page</source>
      <translation>F6 führt mit der Tastatur hierher und zurück zur Seite</translation>
    </message>
    <message>
      <source>Leave the tour (Esc)</source>
      <translation>Die Tour verlassen (Esc)</translation>
    </message>
    <message>
      <source>The tour: it says what to do at each stop, and goes on when you did it or press the button.</source>
      <translation>Die Tour: sie sagt an jeder Station, was zu tun ist, und geht weiter, wenn du es getan hast oder den Knopf drückst.</translation>
    </message>
  </context>
  <context>
    <name>Bulk</name>
    <message numerus="yes">
      <source>%n damaged label file(s): nothing was changed</source>
      <translation>
        <numerusform>%n beschädigte Beschriftungsdatei: nichts geändert</numerusform>
        <numerusform>%n beschädigte Beschriftungsdateien: nichts geändert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) for the test</source>
      <translation>
        <numerusform>%n Foto für den Test</numerusform>
        <numerusform>%n Fotos für den Test</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) for training</source>
      <translation>
        <numerusform>%n Foto für das Training</numerusform>
        <numerusform>%n Fotos für das Training</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) for validation</source>
      <translation>
        <numerusform>%n Foto für die Validierung</numerusform>
        <numerusform>%n Fotos für die Validierung</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) in a group</source>
      <translation>
        <numerusform>%n Foto in einer Gruppe</numerusform>
        <numerusform>%n Fotos in einer Gruppe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) in no group</source>
      <translation>
        <numerusform>%n Foto in keiner Gruppe</numerusform>
        <numerusform>%n Fotos in keiner Gruppe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) marked as reviewed</source>
      <translation>
        <numerusform>%n Foto als geprüft markiert</numerusform>
        <numerusform>%n Fotos als geprüft markiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) marked “not looked at”</source>
      <translation>
        <numerusform>%n Foto als „nicht angesehen“ markiert</numerusform>
        <numerusform>%n Fotos als „nicht angesehen“ markiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) marked “nothing here”</source>
      <translation>
        <numerusform>%n Foto als „nichts hier“ markiert</numerusform>
        <numerusform>%n Fotos als „nichts hier“ markiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) moved to the bin</source>
      <translation>
        <numerusform>%n Foto in den Papierkorb gelegt</numerusform>
        <numerusform>%n Fotos in den Papierkorb gelegt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) no longer reviewed</source>
      <translation>
        <numerusform>%n Foto nicht mehr geprüft</numerusform>
        <numerusform>%n Fotos nicht mehr geprüft</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) spread over the splits</source>
      <translation>
        <numerusform>%n Foto aufgeteilt</numerusform>
        <numerusform>%n Fotos aufgeteilt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) taken out of the bin</source>
      <translation>
        <numerusform>%n Foto aus dem Papierkorb geholt</numerusform>
        <numerusform>%n Fotos aus dem Papierkorb geholt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) without a split</source>
      <translation>
        <numerusform>%n Foto ohne Aufteilung</numerusform>
        <numerusform>%n Fotos ohne Aufteilung</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with a damaged label file left alone</source>
      <translation>
        <numerusform>%n mit beschädigter Beschriftungsdatei ausgelassen</numerusform>
        <numerusform>%n mit beschädigten Beschriftungsdateien ausgelassen</numerusform>
      </translation>
    </message>
    <message>
      <source>The photos stay as they were</source>
      <translation>Die Fotos bleiben, wie sie waren</translation>
    </message>
    <message>
      <source>They are like that already</source>
      <translation>Das sind sie schon</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>{0}, {1} removed</source>
      <translation>{0}, {1} entfernt</translation>
    </message>
  </context>
  <context>
    <name>BulkBar</name>
    <message>
      <source>Group (G)</source>
      <translation>Gruppe (G)</translation>
    </message>
    <message>
      <source>Group of the photos</source>
      <translation>Gruppe der Fotos</translation>
    </message>
    <message>
      <source>Group…</source>
      <translation>Gruppe …</translation>
    </message>
    <message>
      <source>Let the next training decide</source>
      <translation>Das nächste Training entscheiden lassen</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>Markieren</translation>
    </message>
    <message>
      <source>Move to bin</source>
      <translation>Papierkorb</translation>
    </message>
    <message>
      <source>Opens a menu</source>
      <translation>Öffnet ein Menü</translation>
    </message>
    <message>
      <source>Photos of one group, a film or a patient, are used together: for training or for validation.</source>
      <translation>Fotos einer Gruppe, etwa eines Films oder eines Patienten, bleiben zusammen: im Training oder in der Validierung.</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Zurückholen</translation>
    </message>
    <message>
      <source>Reviewed, or not</source>
      <translation>Geprüft oder nicht</translation>
    </message>
    <message>
      <source>Select nothing (Esc)</source>
      <translation>Nichts auswählen (Esc)</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Aufteilung</translation>
    </message>
    <message>
      <source>{0} more outside the filters stay as they are</source>
      <translation>außerhalb der Filter bleiben {0}, wie sie sind</translation>
    </message>
    <message>
      <source>{0} selected</source>
      <translation>{0} gewählt</translation>
    </message>
  </context>
  <context>
    <name>Canvas</name>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n Foto</numerusform>
        <numerusform>%n Fotos</numerusform>
      </translation>
    </message>
    <message>
      <source>Missing. Is its disk plugged in?</source>
      <translation>Fehlt. Ist der Datenträger angeschlossen?</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Remove from this list</source>
      <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>{photos}, all looked at</source>
      <translation>{photos}, alle angesehen</translation>
    </message>
    <message>
      <source>{photos}, {done} looked at</source>
      <translation>{photos}, {done} angesehen</translation>
    </message>
  </context>
  <context>
    <name>CatchRow</name>
    <message>
      <source>Keeps this frame to label, with the boxes as drafts: add what it missed</source>
      <translation>Behält dieses Bild zum Beschriften, die Kästen als Vorschläge: ergänze, was fehlt</translation>
    </message>
    <message>
      <source>Keeps this frame to label, with the boxes as drafts: delete or correct what is wrong</source>
      <translation>Behält dieses Bild zum Beschriften, die Kästen als Vorschläge: lösche oder berichtige, was falsch ist</translation>
    </message>
    <message numerus="yes">
      <source>Label %n kept frame(s)</source>
      <translation>
        <numerusform>%n behaltenes Bild beschriften</numerusform>
        <numerusform>%n behaltene Bilder beschriften</numerusform>
      </translation>
    </message>
    <message>
      <source>Missed something</source>
      <translation>Etwas übersehen</translation>
    </message>
    <message>
      <source>Wrong</source>
      <translation>Falsch</translation>
    </message>
    <message>
      <source>needs an open project</source>
      <translation>braucht ein offenes Projekt</translation>
    </message>
    <message>
      <source>puts the frame into the labelling queue</source>
      <translation>stellt das Bild zum Beschriften an</translation>
    </message>
  </context>
  <context>
    <name>Charts</name>
    <message>
      <source>A logarithmic scale for the loss</source>
      <translation>Eine logarithmische Skala für den Loss</translation>
    </message>
    <message>
      <source>AP on the validation photos, 1 is perfect</source>
      <translation>AP auf den Validierungsfotos, 1 ist vollkommen</translation>
    </message>
    <message>
      <source>Half of the photos have {0} or more; the fullest has {1}.</source>
      <translation>Auf der Hälfte der Fotos: {0} oder mehr; auf dem vollsten {1}.</translation>
    </message>
    <message>
      <source>How well it finds</source>
      <translation>Wie gut er findet</translation>
    </message>
    <message>
      <source>How wrong it still is</source>
      <translation>Wie falsch er noch liegt</translation>
    </message>
    <message>
      <source>Log scale</source>
      <translation>Log-Skala</translation>
    </message>
    <message>
      <source>Memory of the trainer</source>
      <translation>Speicher des Trainings</translation>
    </message>
    <message>
      <source>No photo has boxes yet.</source>
      <translation>Noch hat kein Foto Kästen.</translation>
    </message>
    <message>
      <source>None is too small for it.</source>
      <translation>Keiner ist ihm zu klein.</translation>
    </message>
    <message>
      <source>Photos a second</source>
      <translation>Fotos je Sekunde</translation>
    </message>
    <message>
      <source>Save the charts as a picture, or their numbers as a table</source>
      <translation>Die Diagramme als Bild speichern oder ihre Zahlen als Tabelle</translation>
    </message>
    <message>
      <source>Show the whole training (double click). Ctrl+wheel zooms, dragging moves.</source>
      <translation>Das ganze Training zeigen (Doppelklick). Strg+Mausrad zoomt, Ziehen verschiebt.</translation>
    </message>
    <message>
      <source>Size of its steps</source>
      <translation>Größe seiner Schritte</translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation>Glätten</translation>
    </message>
    <message>
      <source>Smoothing of the loss</source>
      <translation>Glättung des Loss</translation>
    </message>
    <message>
      <source>Smoothing of the loss; the faint line is as it was</source>
      <translation>Glättung des Loss; die blasse Linie zeigt ihn, wie er war</translation>
    </message>
    <message>
      <source>The classes are labelled about equally often, which is how a network learns best.</source>
      <translation>Die Klassen sind etwa gleich oft beschriftet; so lernt ein Netz am besten.</translation>
    </message>
    <message>
      <source>There are no boxes to measure.</source>
      <translation>Es gibt keine Kästen zu messen.</translation>
    </message>
    <message>
      <source>There are no boxes yet. Each class will have a bar here.</source>
      <translation>Noch gibt es keine Kästen. Jede Klasse bekommt hier einen Balken.</translation>
    </message>
    <message>
      <source>best AP50 {value} at pass {epoch}</source>
      <translation>bester AP50 {value} in Durchgang {epoch}</translation>
    </message>
    <message>
      <source>from {first:.3g} to {last:.3g}</source>
      <translation>von {first:.3g} auf {last:.3g}</translation>
    </message>
    <message>
      <source>loss, lower is better</source>
      <translation>Loss, kleiner ist besser</translation>
    </message>
    <message>
      <source>passes over the training photos (epochs)</source>
      <translation>Durchgänge durch die Trainingsfotos (Epochen)</translation>
    </message>
    <message>
      <source>{0} % are smaller than the smallest box it starts from ({1} pixels) and are hard to find.</source>
      <translation>{0} % sind kleiner als der kleinste Kasten, von dem es ausgeht ({1} Pixel), und schwer zu finden.</translation>
    </message>
    <message>
      <source>{0} has {1}.</source>
      <translation>{0} hat {1}.</translation>
    </message>
    <message>
      <source>{0} have more than {1}, the most that an exported file finds unless told otherwise.</source>
      <translation>{0} mit mehr als {1}: so viele findet eine exportierte Datei höchstens, wenn du nichts anderes sagst.</translation>
    </message>
    <message>
      <source>{0} is labelled {1} times as often as {2}. What is rare is learnt less well.</source>
      <translation>{0} ist {1}-mal so oft beschriftet wie {2}. Was selten ist, wird schlechter gelernt.</translation>
    </message>
    <message>
      <source>{0} sees photos at {1} × {1} pixels; half of the boxes are {2} pixels or smaller there.</source>
      <translation>{0} sieht Fotos mit {1} × {1} Pixeln; die Hälfte der Kästen ist dort {2} Pixel groß oder kleiner.</translation>
    </message>
    <message>
      <source>{0} to {1}: {2}</source>
      <translation>{0} bis {1}: {2}</translation>
    </message>
    <message>
      <source>{0}: {1} on {2}</source>
      <translation>{0}: {1} auf {2}</translation>
    </message>
  </context>
  <context>
    <name>CheatSheet</name>
    <message>
      <source>Change the keys…</source>
      <translation>Tasten ändern …</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>The keys that count on this page. All of them can be changed.</source>
      <translation>Die Tasten, die auf dieser Seite gelten. Alle lassen sich ändern.</translation>
    </message>
    <message>
      <source>or</source>
      <translation>oder</translation>
    </message>
  </context>
  <context>
    <name>Checks</name>
    <message>
      <source>Checking {name}</source>
      <translation>{name} wird geprüft</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <source>A new run that goes on from the best weights of this one</source>
      <translation>Ein neues Training, das mit den besten Gewichten von diesem weitermacht</translation>
    </message>
    <message>
      <source>End after this step; everything is kept, and it can go on later</source>
      <translation>Nach diesem Schritt aufhören; alles bleibt, und es kann später weitergehen</translation>
    </message>
    <message>
      <source>End it at once; what it learnt in the last minute is lost</source>
      <translation>Sofort aufhören; was in der letzten Minute gelernt wurde, ist verloren</translation>
    </message>
    <message>
      <source>End now</source>
      <translation>Sofort beenden</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weitermachen</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausieren</translation>
    </message>
    <message>
      <source>See what it finds</source>
      <translation>Sehen, was er findet</translation>
    </message>
    <message>
      <source>Start a new one from it</source>
      <translation>Darauf ein neues aufbauen</translation>
    </message>
    <message>
      <source>Start it</source>
      <translation>Starten</translation>
    </message>
    <message>
      <source>Stop and keep</source>
      <translation>Anhalten und behalten</translation>
    </message>
    <message>
      <source>Train longer</source>
      <translation>Länger trainieren</translation>
    </message>
    <message>
      <source>Wait after this step, and leave the computer to other things</source>
      <translation>Nach diesem Schritt warten und den Computer anderem überlassen</translation>
    </message>
    <message>
      <source>Your newest photos and other settings, but it begins with what this run has learnt</source>
      <translation>Deine neuesten Fotos und andere Einstellungen, aber es beginnt mit dem, was dieses Training gelernt hat</translation>
    </message>
    <message>
      <source>{passes} more</source>
      <translation>{passes} mehr</translation>
    </message>
  </context>
  <context>
    <name>ChoosingBar</name>
    <message>
      <source>Evaluate</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <source>Evaluate again</source>
      <translation>Neu auswerten</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>What is judged</source>
      <translation>Was ausgewertet wird</translation>
    </message>
  </context>
  <context>
    <name>ClassEdit</name>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>It cannot become a class</source>
      <translation>Das kann keine Klasse werden</translation>
    </message>
    <message>
      <source>New class</source>
      <translation>Neue Klasse</translation>
    </message>
    <message>
      <source>One kind of thing to find, in the singular: bee, screw, red blood cell.</source>
      <translation>Eine Art von Dingen, die du finden willst, in der Einzahl: Biene, Schraube, rote Blutzelle.</translation>
    </message>
    <message>
      <source>The class keeps its colour</source>
      <translation>Die Klasse behält ihre Farbe</translation>
    </message>
    <message>
      <source>The class keeps its name</source>
      <translation>Die Klasse behält ihren Namen</translation>
    </message>
    <message>
      <source>The class stays</source>
      <translation>Die Klasse bleibt</translation>
    </message>
    <message>
      <source>The classes stay apart</source>
      <translation>Die Klassen bleiben getrennt</translation>
    </message>
    <message>
      <source>{0} and {1} are gone</source>
      <translation>Gelöscht: {0} und {1}</translation>
    </message>
    <message>
      <source>{0} has another colour</source>
      <translation>{0} hat eine andere Farbe</translation>
    </message>
    <message>
      <source>{0} is a class now</source>
      <translation>{0} ist jetzt eine Klasse</translation>
    </message>
    <message>
      <source>{0} on {1} are called {2} now</source>
      <translation>Jetzt heißt das {2}: {0} auf {1}</translation>
    </message>
    <message>
      <source>{0} on {1} became {2}</source>
      <translation>Jetzt {2}: {0} auf {1}</translation>
    </message>
  </context>
  <context>
    <name>ClassEntry</name>
    <message>
      <source>Class names</source>
      <translation>Namen der Klassen</translation>
    </message>
    <message>
      <source>Take {name} away</source>
      <translation>{name} wegnehmen</translation>
    </message>
    <message>
      <source>bee, wasp, hornet</source>
      <translation>Biene, Wespe, Hornisse</translation>
    </message>
  </context>
  <context>
    <name>ClassList</name>
    <message>
      <source>Add a class</source>
      <translation>Klasse hinzufügen</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>Name of a new class</source>
      <translation>Name einer neuen Klasse</translation>
    </message>
    <message>
      <source>What are you looking for? Type a name below, or draw a box first.</source>
      <translation>Was suchst du? Tippe unten einen Namen ein, oder zeichne zuerst einen Kasten.</translation>
    </message>
  </context>
  <context>
    <name>ClassModel</name>
    <message numerus="yes">
      <source>%n on this photo</source>
      <translation>
        <numerusform>%n auf diesem Foto</numerusform>
        <numerusform>%n auf diesem Foto</numerusform>
      </translation>
    </message>
    <message>
      <source>for the next box</source>
      <translation>für den nächsten Kasten</translation>
    </message>
    <message>
      <source>key {key}</source>
      <translation>Taste {key}</translation>
    </message>
  </context>
  <context>
    <name>ClassPanel</name>
    <message>
      <source>Add a class (Ctrl+Shift+K)</source>
      <translation>Klasse hinzufügen (Strg+Umschalt+K)</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>In the files, but no classes</source>
      <translation>In den Dateien, aber keine Klassen</translation>
    </message>
    <message>
      <source>The kinds of things to find. Add the first one.</source>
      <translation>Die Arten von Dingen, die du finden willst. Füge die erste hinzu.</translation>
    </message>
    <message>
      <source>boxes</source>
      <translation>Kästen</translation>
    </message>
    <message>
      <source>photos</source>
      <translation>Fotos</translation>
    </message>
  </context>
  <context>
    <name>ClassPicker</name>
    <message>
      <source>Name of the class</source>
      <translation>Name der Klasse</translation>
    </message>
    <message>
      <source>What is this? Its name becomes your first class.</source>
      <translation>Was ist das? Sein Name wird deine erste Klasse.</translation>
    </message>
    <message>
      <source>Which class?</source>
      <translation>Welche Klasse?</translation>
    </message>
  </context>
  <context>
    <name>ClassRow</name>
    <message>
      <source>Delete…</source>
      <translation>Löschen …</translation>
    </message>
    <message>
      <source>Merge into…</source>
      <translation>Vereinen mit …</translation>
    </message>
    <message>
      <source>New name of the class</source>
      <translation>Neuer Name der Klasse</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Show only these photos</source>
      <translation>Nur diese Fotos zeigen</translation>
    </message>
    <message>
      <source>What can be done with {0}</source>
      <translation>Was sich mit {0} tun lässt</translation>
    </message>
    <message>
      <source>{0} on {1}</source>
      <translation>{0} auf {1}</translation>
    </message>
    <message>
      <source>{0}: {1}. Click to show only these; F2 renames.</source>
      <translation>{0}: {1}. Ein Klick zeigt nur diese; F2 benennt um.</translation>
    </message>
  </context>
  <context>
    <name>ClassRows</name>
    <message numerus="yes">
      <source>All %n classes</source>
      <translation>
        <numerusform>Die %n Klasse</numerusform>
        <numerusform>Alle %n Klassen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Classes</name>
    <message>
      <source>A photo that loses its last box waits to be looked at again.</source>
      <translation>Ein Foto, das seinen letzten Kasten verliert, wartet darauf, wieder angesehen zu werden.</translation>
    </message>
    <message>
      <source>Leave it</source>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>{0} has no boxes yet.</source>
      <translation>{0} hat noch keine Kästen.</translation>
    </message>
    <message>
      <source>{0} has no boxes; it just goes.</source>
      <translation>{0} hat keine Kästen und verschwindet einfach.</translation>
    </message>
    <message>
      <source>{0} has no boxes; nothing is lost.</source>
      <translation>{0} hat keine Kästen; nichts geht verloren.</translation>
    </message>
    <message>
      <source>{0} is there already. Enter asks whether the two become one.</source>
      <translation>{0} gibt es schon. Die Eingabetaste fragt, ob beide eins werden sollen.</translation>
    </message>
    <message>
      <source>{0} on {1} become {2}.</source>
      <translation>Wird zu {2}: {0} auf {1}.</translation>
    </message>
    <message>
      <source>{0} on {1} get the new name.</source>
      <translation>{0} auf {1} bekommen den neuen Namen.</translation>
    </message>
    <message>
      <source>{0} on {1} go with it.</source>
      <translation>Damit verschwinden auch {0} auf {1}.</translation>
    </message>
  </context>
  <context>
    <name>ColourDot</name>
    <message>
      <source>Choose another colour</source>
      <translation>Andere Farbe wählen</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
  </context>
  <context>
    <name>CommandLine</name>
    <message>
      <source>Command line</source>
      <translation>Befehlszeile</translation>
    </message>
    <message>
      <source>Copied. Paste it into a terminal.</source>
      <translation>Kopiert. Nun in ein Terminal einfügen.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
  </context>
  <context>
    <name>CompareView</name>
    <message>
      <source>AP50</source>
      <translation>AP50</translation>
    </message>
    <message>
      <source>AP50 at the best pass</source>
      <translation>AP50 im besten Durchgang</translation>
    </message>
    <message>
      <source>Class by class</source>
      <translation>Klasse für Klasse</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Comparing {names}</source>
      <translation>Im Vergleich: {names}</translation>
    </message>
    <message>
      <source>How well they find</source>
      <translation>Wie gut sie finden</translation>
    </message>
    <message>
      <source>How wrong they are</source>
      <translation>Wie falsch sie liegen</translation>
    </message>
    <message>
      <source>None of them was checked on validation photos.</source>
      <translation>Keines davon wurde an Validierungsfotos geprüft.</translation>
    </message>
    <message>
      <source>None: they were set up alike. Photos and labels may differ.</source>
      <translation>Keine: sie waren gleich eingestellt. Fotos und Beschriftungen können verschieden sein.</translation>
    </message>
    <message>
      <source>Reading what happened…</source>
      <translation>Wird gelesen, was geschah …</translation>
    </message>
    <message>
      <source>Settings that differ</source>
      <translation>Verschiedene Einstellungen</translation>
    </message>
    <message>
      <source>Whether that is chance cannot be said: {why}.</source>
      <translation>Ob das Zufall ist, lässt sich nicht sagen: {why}.</translation>
    </message>
    <message>
      <source>change</source>
      <translation>Unterschied</translation>
    </message>
    <message>
      <source>validation loss</source>
      <translation>Validierungs-Loss</translation>
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message numerus="yes">
      <source>%n validation photo(s)</source>
      <translation>
        <numerusform>%n Validierungsfoto</numerusform>
        <numerusform>%n Validierungsfotos</numerusform>
      </translation>
    </message>
    <message>
      <source>At least two of these runs must have been checked on validation photos.</source>
      <translation>Mindestens zwei dieser Trainings müssen an Validierungsfotos geprüft worden sein.</translation>
    </message>
    <message>
      <source>{best} and {other} are as good as each other: AP50 {first} and {second} on {photos} can be chance. More validation photos would tell.</source>
      <translation>{best} und {other} sind gleich gut: AP50 {first} und {second} auf {photos} können Zufall sein. Mehr Validierungsfotos würden es zeigen.</translation>
    </message>
    <message>
      <source>{best} found more: AP50 {first} against {second}.</source>
      <translation>{best} fand mehr: AP50 {first} gegen {second}.</translation>
    </message>
    <message>
      <source>{best} is better than {other}, and not by chance: AP50 {first} against {second} on {photos}.</source>
      <translation>{best} ist besser als {other}, und nicht durch Zufall: AP50 {first} gegen {second} auf {photos}.</translation>
    </message>
  </context>
  <context>
    <name>ConnectionCheck</name>
    <message>
      <source>Look for GPUs</source>
      <translation>Nach GPUs sehen</translation>
    </message>
    <message>
      <source>Looking for the machines</source>
      <translation>Sucht die Rechner</translation>
    </message>
    <message>
      <source>Looking; this takes some seconds…</source>
      <translation>Sieht nach; das dauert einige Sekunden…</translation>
    </message>
    <message>
      <source>Stop looking</source>
      <translation>Nicht weiter suchen</translation>
    </message>
    <message>
      <source>Test connection</source>
      <translation>Verbindung prüfen</translation>
    </message>
  </context>
  <context>
    <name>CrowdCard</name>
    <message>
      <source>Boxes on each photo</source>
      <translation>Kästen je Foto</translation>
    </message>
    <message>
      <source>boxes on a photo</source>
      <translation>Kästen auf einem Foto</translation>
    </message>
    <message>
      <source>photos</source>
      <translation>Fotos</translation>
    </message>
  </context>
  <context>
    <name>CurvePlot</name>
    <message>
      <source>Found against right</source>
      <translation>Gefunden gegen richtig</translation>
    </message>
    <message>
      <source>found, of 100 objects (recall)</source>
      <translation>gefunden, von 100 Objekten (Recall)</translation>
    </message>
    <message>
      <source>right, of 100 detections (precision)</source>
      <translation>richtig, von 100 Meldungen (Precision)</translation>
    </message>
  </context>
  <context>
    <name>DeletePopover</name>
    <message>
      <source>Delete class</source>
      <translation>Klasse löschen</translation>
    </message>
    <message>
      <source>Delete {0}</source>
      <translation>{0} löschen</translation>
    </message>
    <message>
      <source>Takes the class away with all its boxes. The photos stay, and undo brings everything back.</source>
      <translation>Nimmt die Klasse mit allen ihren Kästen weg. Die Fotos bleiben, und Rückgängig bringt alles zurück.</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>A box needs a class. This one was dropped.</source>
      <translation>Ein Kasten braucht eine Klasse. Dieser wurde verworfen.</translation>
    </message>
    <message>
      <source>After a box comes selecting.</source>
      <translation>Nach einem Kasten kommt das Auswählen.</translation>
    </message>
    <message>
      <source>Comparing labels</source>
      <translation>Beschriftungen vergleichen</translation>
    </message>
    <message numerus="yes">
      <source>Copied %n box(es).</source>
      <translation>
        <numerusform>%n Kasten kopiert.</numerusform>
        <numerusform>%n Kästen kopiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>Done again: {what}</source>
      <translation>Wiederholt: {what}</translation>
    </message>
    <message>
      <source>Drawing goes on after each box.</source>
      <translation>Nach jedem Kasten geht das Zeichnen weiter.</translation>
    </message>
    <message>
      <source>Each photo is fitted in.</source>
      <translation>Jedes Foto wird eingepasst.</translation>
    </message>
    <message>
      <source>Every photo has been looked at.</source>
      <translation>Jedes Foto ist angesehen.</translation>
    </message>
    <message>
      <source>Exported files say nothing yet; most programs then take {usual}.</source>
      <translation>Exportierte Dateien sagen dazu noch nichts; die meisten Programme nehmen dann {usual}.</translation>
    </message>
    <message>
      <source>Exported files say: sure from {value}.</source>
      <translation>Exportierte Dateien sagen: sicher ab {value}.</translation>
    </message>
    <message>
      <source>First decide above what becomes of its damaged label file.</source>
      <translation>Entscheide zuerst oben, was aus der beschädigten Beschriftungsdatei wird.</translation>
    </message>
    <message>
      <source>N and R go on to the next photo.</source>
      <translation>N und R gehen weiter zum nächsten Foto.</translation>
    </message>
    <message>
      <source>N and R stay on the photo.</source>
      <translation>N und R bleiben auf dem Foto.</translation>
    </message>
    <message numerus="yes">
      <source>Nothing here: %n box(es) removed. Undo brings them back.</source>
      <translation>
        <numerusform>Nichts hier: %n Kasten entfernt. Rückgängig bringt ihn wieder.</numerusform>
        <numerusform>Nichts hier: %n Kästen entfernt. Rückgängig bringt sie wieder.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The labels of %n photo(s) changed since it was judged.</source>
      <translation>
        <numerusform>Die Beschriftung von %n Foto hat sich seit der Auswertung geändert.</numerusform>
        <numerusform>Die Beschriftungen von %n Fotos haben sich seit der Auswertung geändert.</numerusform>
      </translation>
    </message>
    <message>
      <source>The labels of this photo cannot be read now.</source>
      <translation>Die Angaben zu diesem Foto lassen sich gerade nicht lesen.</translation>
    </message>
    <message>
      <source>The zoom stays from photo to photo.</source>
      <translation>Der Zoom bleibt von Foto zu Foto.</translation>
    </message>
    <message>
      <source>There is a class of this name already.</source>
      <translation>Es gibt schon eine Klasse mit diesem Namen.</translation>
    </message>
    <message>
      <source>There is no class on this key yet.</source>
      <translation>Auf dieser Taste liegt noch keine Klasse.</translation>
    </message>
    <message>
      <source>There is nothing to redo.</source>
      <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
      <source>There is nothing to undo.</source>
      <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
      <source>This is the first photo.</source>
      <translation>Das ist das erste Foto.</translation>
    </message>
    <message>
      <source>This is the last photo.</source>
      <translation>Das ist das letzte Foto.</translation>
    </message>
    <message>
      <source>This photo is not in the project any more.</source>
      <translation>Dieses Foto ist nicht mehr im Projekt.</translation>
    </message>
    <message>
      <source>This project can only be looked at here.</source>
      <translation>Dieses Projekt lässt sich hier nur ansehen.</translation>
    </message>
    <message>
      <source>Undone: {what}</source>
      <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
      <source>Use the new labels</source>
      <translation>Neue Beschriftungen verwenden</translation>
    </message>
    <message>
      <source>With crosshair.</source>
      <translation>Mit Fadenkreuz.</translation>
    </message>
    <message>
      <source>Without crosshair.</source>
      <translation>Ohne Fadenkreuz.</translation>
    </message>
  </context>
  <context>
    <name>DetectorBar</name>
    <message>
      <source>Change</source>
      <translation>Ändern</translation>
    </message>
    <message>
      <source>Choose</source>
      <translation>Wählen</translation>
    </message>
    <message>
      <source>Detector</source>
      <translation>Detektor</translation>
    </message>
    <message>
      <source>On the Evaluate page, where you see what each choice finds and misses</source>
      <translation>Auf der Seite „Auswerten“, wo zu sehen ist, was jede Wahl findet und verpasst</translation>
    </message>
  </context>
  <context>
    <name>Devices</name>
    <message>
      <source>Milliseconds a photo as others measured them, with models of 90 classes.</source>
      <translation>Millisekunden je Foto, wie andere sie gemessen haben, mit Modellen für 90 Klassen.</translation>
    </message>
    <message>
      <source>On other devices</source>
      <translation>Auf anderen Geräten</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
  </context>
  <context>
    <name>Differences</name>
    <message>
      <source>Batch</source>
      <translation>Batch</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Passes</source>
      <translation>Durchgänge</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>from everyday photos</source>
      <translation>mit Alltagsfotos</translation>
    </message>
    <message>
      <source>from nothing</source>
      <translation>bei nichts</translation>
    </message>
    <message>
      <source>from {name}</source>
      <translation>mit {name}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <source>on</source>
      <translation>an</translation>
    </message>
    <message>
      <source>with the best there is</source>
      <translation>mit dem Besten, was da ist</translation>
    </message>
  </context>
  <context>
    <name>Doctor</name>
    <message>
      <source>Arabic</source>
      <translation>Arabisch</translation>
    </message>
    <message>
      <source>Cameras</source>
      <translation>Kameras</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>Chinesisch</translation>
    </message>
    <message>
      <source>Choose a smaller scale in the settings of your system; the window needs {width} × {height}.</source>
      <translation>In den Einstellungen des Systems eine kleinere Skalierung wählen; das Fenster braucht {width} × {height}.</translation>
    </message>
    <message>
      <source>Close other programs, or train the smallest model with a smaller batch (--batch-size 4).</source>
      <translation>Andere Programme schließen, oder das kleinste Modell mit einem kleineren Batch trainieren (--batch-size 4).</translation>
    </message>
    <message>
      <source>Compiled parts</source>
      <translation>Kompilierte Teile</translation>
    </message>
    <message>
      <source>Cyrillic</source>
      <translation>Kyrillisch</translation>
    </message>
    <message>
      <source>Display</source>
      <translation>Bildschirm</translation>
    </message>
    <message>
      <source>Folder of downloaded weights</source>
      <translation>Ordner für geladene Gewichte</translation>
    </message>
    <message>
      <source>Fonts</source>
      <translation>Schriften</translation>
    </message>
    <message>
      <source>Free some space on that disk; a training alone writes up to 2 GB.</source>
      <translation>Auf diesem Datenträger Platz schaffen; ein Training allein schreibt bis zu 2 GB.</translation>
    </message>
    <message>
      <source>GPU and driver</source>
      <translation>GPU und Treiber</translation>
    </message>
    <message>
      <source>Give yourself the right to write there, or move the project into a folder that you own.</source>
      <translation>Das Recht geben, dort zu schreiben, oder das Projekt in einen eigenen Ordner verschieben.</translation>
    </message>
    <message>
      <source>Give yourself the right to write there; until then every choice is forgotten.</source>
      <translation>Das Recht geben, dort zu schreiben; bis dahin wird jede Wahl vergessen.</translation>
    </message>
    <message>
      <source>Give yourself the right to write there; until then photos show late.</source>
      <translation>Das Recht geben, dort zu schreiben; bis dahin erscheinen Fotos spät.</translation>
    </message>
    <message>
      <source>Greek</source>
      <translation>Griechisch</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>Hebräisch</translation>
    </message>
    <message>
      <source>Hindi</source>
      <translation>Hindi</translation>
    </message>
    <message>
      <source>Install NVIDIA's driver for it, then restart the computer. Without it training is only slower.</source>
      <translation>Den Treiber von NVIDIA dafür installieren, dann neu starten. Ohne ihn ist das Training nur langsamer.</translation>
    </message>
    <message>
      <source>Install this program again.</source>
      <translation>Dieses Programm neu installieren.</translation>
    </message>
    <message>
      <source>Install this program again; keep your projects, they are elsewhere.</source>
      <translation>Dieses Programm neu installieren; die Projekte bleiben, sie liegen anderswo.</translation>
    </message>
    <message>
      <source>Install what TensorFlow needs for it: pip install 'tensorflow[and-cuda]'</source>
      <translation>Installieren, was TensorFlow dafür braucht: pip install 'tensorflow[and-cuda]'</translation>
    </message>
    <message>
      <source>Install what packaging/linux/apt-packages.txt lists. The command line works without.</source>
      <translation>Installieren, was packaging/linux/apt-packages.txt nennt. Die Befehlszeile geht ohne.</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>Japanisch</translation>
    </message>
    <message>
      <source>Join the group that may read them: sudo usermod -a -G video $USER, then log in again.</source>
      <translation>Der Gruppe beitreten, die sie lesen darf: sudo usermod -a -G video $USER, dann neu anmelden.</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>Koreanisch</translation>
    </message>
    <message>
      <source>Latin</source>
      <translation>Lateinisch</translation>
    </message>
    <message>
      <source>Log in on a desktop. The command line works without.</source>
      <translation>An einem Desktop anmelden. Die Befehlszeile geht ohne.</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>Arbeitsspeicher</translation>
    </message>
    <message>
      <source>Name another folder in the environment variable TFHUB_CACHE_DIR.</source>
      <translation>In der Umgebungsvariable TFHUB_CACHE_DIR einen anderen Ordner nennen.</translation>
    </message>
    <message>
      <source>Name another folder in the environment variable TMPDIR (TEMP on Windows).</source>
      <translation>In der Umgebungsvariable TMPDIR (unter Windows TEMP) einen anderen Ordner nennen.</translation>
    </message>
    <message>
      <source>On Windows TensorFlow has no GPU: train in WSL (Linux inside Windows), or on another computer.</source>
      <translation>Unter Windows hat TensorFlow keine GPU: in WSL (Linux in Windows) trainieren, oder auf einem anderen Computer.</translation>
    </message>
    <message>
      <source>Only needed for class names in these scripts: add their languages in the settings of your system.</source>
      <translation>Nur für Klassennamen in diesen Schriften nötig: ihre Sprachen in den Einstellungen des Systems hinzufügen.</translation>
    </message>
    <message>
      <source>Only needed for class names in these scripts: sudo apt install fonts-noto-cjk</source>
      <translation>Nur für Klassennamen in diesen Schriften nötig: sudo apt install fonts-noto-cjk</translation>
    </message>
    <message>
      <source>Only needed for class names in these scripts: sudo apt install fonts-noto-core fonts-noto-cjk</source>
      <translation>Nur für Klassennamen in diesen Schriften nötig: sudo apt install fonts-noto-core fonts-noto-cjk</translation>
    </message>
    <message>
      <source>Only needed to train these offline: pip install {packages}</source>
      <translation>Nur nötig, um diese ohne Netz zu trainieren: pip install {packages}</translation>
    </message>
    <message>
      <source>Only needed to try a detector live; photos and videos work without.</source>
      <translation>Nur nötig, um einen Detektor live auszuprobieren; Fotos und Videos gehen ohne.</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>Pakete</translation>
    </message>
    <message>
      <source>Please report this together with what else the system check says.</source>
      <translation>Bitte melden, zusammen mit dem, was die Systemprüfung sonst sagt.</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>Project folder</source>
      <translation>Projektordner</translation>
    </message>
    <message>
      <source>Python</source>
      <translation>Python</translation>
    </message>
    <message>
      <source>Python and packages</source>
      <translation>Python und Pakete</translation>
    </message>
    <message>
      <source>Qt {qt} draws</source>
      <translation>Qt {qt} zeichnet</translation>
    </message>
    <message>
      <source>Qt {qt}; {names} is set</source>
      <translation>Qt {qt}; {names} ist gesetzt</translation>
    </message>
    <message>
      <source>Set the packages up again: remove the folder .venv, then python3 run.py effdet doctor</source>
      <translation>Die Pakete neu einrichten: den Ordner .venv löschen, dann python3 run.py effdet doctor</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Small pictures of photos</source>
      <translation>Kleine Bilder der Fotos</translation>
    </message>
    <message>
      <source>Starting weights</source>
      <translation>Startgewichte</translation>
    </message>
    <message>
      <source>Temporary files</source>
      <translation>Temporäre Dateien</translation>
    </message>
    <message>
      <source>TensorFlow</source>
      <translation>TensorFlow</translation>
    </message>
    <message>
      <source>TensorFlow needs a processor with AVX, of 2012 or later; train on another computer.</source>
      <translation>TensorFlow braucht einen Prozessor mit AVX, von 2012 oder später; auf einem anderen Computer trainieren.</translation>
    </message>
    <message>
      <source>TensorFlow uses {names}; driver {driver}</source>
      <translation>TensorFlow nutzt {names}; Treiber {driver}</translation>
    </message>
    <message>
      <source>TensorFlow, which takes the longest</source>
      <translation>TensorFlow, das am längsten braucht</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>Thai</translation>
    </message>
    <message>
      <source>The command line works without.</source>
      <translation>Die Befehlszeile geht ohne.</translation>
    </message>
    <message>
      <source>This folder</source>
      <translation>Dieser Ordner</translation>
    </message>
    <message>
      <source>This program brings no CUDA. For the GPU, set it up from its source code: see the README.</source>
      <translation>Dieses Programm bringt kein CUDA mit. Für die GPU aus dem Quelltext einrichten: siehe README.</translation>
    </message>
    <message>
      <source>Training will be slow on one core.</source>
      <translation>Das Training wird auf einem Kern langsam.</translation>
    </message>
    <message>
      <source>Training works, only slower. A GPU of NVIDIA makes it much faster, on Linux.</source>
      <translation>Das Training geht, nur langsamer. Eine GPU von NVIDIA macht es viel schneller, unter Linux.</translation>
    </message>
    <message>
      <source>Training works, only slower: TensorFlow has no GPU on a Mac.</source>
      <translation>Das Training geht, nur langsamer: TensorFlow hat auf dem Mac keine GPU.</translation>
    </message>
    <message>
      <source>Unset it before the start: it makes Qt load another program's parts.</source>
      <translation>Vor dem Start nicht setzen: Qt lädt damit Teile eines anderen Programms.</translation>
    </message>
    <message>
      <source>Update NVIDIA's driver to version {oldest} or later. Without it training is only slower.</source>
      <translation>Den Treiber von NVIDIA auf Version {oldest} oder neuer bringen. Ohne ihn ist das Training nur langsamer.</translation>
    </message>
    <message>
      <source>Use a 64-bit Python 3.11, 3.12 or 3.13.</source>
      <translation>Ein Python 3.11, 3.12 oder 3.13 mit 64 Bit nehmen.</translation>
    </message>
    <message>
      <source>Where something misbehaves, take the tested ones: pip install {install}</source>
      <translation>Wo etwas nicht stimmt, die geprüften nehmen: pip install {install}</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>Work in a folder that you own.</source>
      <translation>In einem eigenen Ordner arbeiten.</translation>
    </message>
    <message>
      <source>cameras</source>
      <translation>Kameras</translation>
    </message>
    <message>
      <source>can be written, {free} GB free ({folder})</source>
      <translation>kann beschrieben werden, {free} GB frei ({folder})</translation>
    </message>
    <message>
      <source>compiled parts</source>
      <translation>kompilierte Teile</translation>
    </message>
    <message>
      <source>could not be looked at: {why}</source>
      <translation>konnte nicht geprüft werden: {why}</translation>
    </message>
    <message>
      <source>do not load: {problems}</source>
      <translation>laden nicht: {problems}</translation>
    </message>
    <message>
      <source>does not start: {problem}</source>
      <translation>startet nicht: {problem}</translation>
    </message>
    <message>
      <source>does not start: {why}</source>
      <translation>startet nicht: {why}</translation>
    </message>
    <message>
      <source>here for {have}</source>
      <translation>vorhanden für {have}</translation>
    </message>
    <message>
      <source>here for {have}; not for {missing}</source>
      <translation>vorhanden für {have}; nicht für {missing}</translation>
    </message>
    <message>
      <source>here for {have}; those of {missing} are fetched or named by you</source>
      <translation>vorhanden für {have}; die von {missing} werden geladen oder selbst genannt</translation>
    </message>
    <message>
      <source>missing, or too old or new: {packages}</source>
      <translation>fehlen, oder sind zu alt oder zu neu: {packages}</translation>
    </message>
    <message>
      <source>no NVIDIA card found</source>
      <translation>keine Karte von NVIDIA gefunden</translation>
    </message>
    <message>
      <source>no font draws these letters of the class names: {letters}</source>
      <translation>keine Schrift zeichnet diese Buchstaben der Klassennamen: {letters}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>none ({platform})</source>
      <translation>keiner ({platform})</translation>
    </message>
    <message>
      <source>none for the smallest model, {missing}</source>
      <translation>keine für das kleinste Modell, {missing}</translation>
    </message>
    <message>
      <source>one core</source>
      <translation>ein Kern</translation>
    </message>
    <message>
      <source>only {free} GB free in {folder}</source>
      <translation>nur {free} GB frei in {folder}</translation>
    </message>
    <message>
      <source>pip install --force-reinstall {install}</source>
      <translation>pip install --force-reinstall {install}</translation>
    </message>
    <message>
      <source>pip install {install}</source>
      <translation>pip install {install}</translation>
    </message>
    <message>
      <source>pip install {packages}</source>
      <translation>pip install {packages}</translation>
    </message>
    <message>
      <source>starting weights</source>
      <translation>Startgewichte</translation>
    </message>
    <message>
      <source>sudo apt install fonts-dejavu-core</source>
      <translation>sudo apt install fonts-dejavu-core</translation>
    </message>
    <message>
      <source>sudo apt install {packages}. The command line works without.</source>
      <translation>sudo apt install {packages}. Die Befehlszeile geht ohne.</translation>
    </message>
    <message>
      <source>the computer</source>
      <translation>der Computer</translation>
    </message>
    <message>
      <source>too small: {screens} ({platform})</source>
      <translation>zu klein: {screens} ({platform})</translation>
    </message>
    <message>
      <source>window and folders</source>
      <translation>Fenster und Ordner</translation>
    </message>
    <message>
      <source>{cores} cores</source>
      <translation>{cores} Kerne</translation>
    </message>
    <message>
      <source>{cores} cores without AVX</source>
      <translation>{cores} Kerne ohne AVX</translation>
    </message>
    <message>
      <source>{count} as tested; others in another version than the tested one: {packages}</source>
      <translation>{count} wie geprüft; andere in einer anderen Version als der geprüften: {packages}</translation>
    </message>
    <message>
      <source>{count} families draw the scripts of {scripts}</source>
      <translation>{count} Familien zeichnen diese Schriften: {scripts}</translation>
    </message>
    <message>
      <source>{count} families, none of which draws Latin letters</source>
      <translation>{count} Familien, von denen keine lateinische Buchstaben zeichnet</translation>
    </message>
    <message>
      <source>{count} families; none draws {scripts}</source>
      <translation>{count} Familien; keine zeichnet {scripts}</translation>
    </message>
    <message>
      <source>{count} found ({names})</source>
      <translation>{count} gefunden ({names})</translation>
    </message>
    <message>
      <source>{count} found, but {closed} may not be read ({names})</source>
      <translation>{count} gefunden, aber {closed} darf nicht gelesen werden ({names})</translation>
    </message>
    <message>
      <source>{count}, each in the version that was tested</source>
      <translation>{count}, jedes in der geprüften Version</translation>
    </message>
    <message>
      <source>{folder} cannot be written: {why}</source>
      <translation>{folder} kann nicht beschrieben werden: {why}</translation>
    </message>
    <message>
      <source>{free} of {total} GB free</source>
      <translation>{free} von {total} GB frei</translation>
    </message>
    <message>
      <source>{names}, but no driver is at work</source>
      <translation>{names}, aber kein Treiber arbeitet</translation>
    </message>
    <message>
      <source>{names}, driver {driver}; TensorFlow does not use it</source>
      <translation>{names}, Treiber {driver}; TensorFlow nutzt es nicht</translation>
    </message>
    <message>
      <source>{names}; its driver {driver} is too old for TensorFlow</source>
      <translation>{names}; der Treiber {driver} ist zu alt für TensorFlow</translation>
    </message>
    <message>
      <source>{packages} load</source>
      <translation>{packages} laden</translation>
    </message>
    <message>
      <source>{screens} ({platform})</source>
      <translation>{screens} ({platform})</translation>
    </message>
    <message>
      <source>{version} on {system}</source>
      <translation>{version} auf {system}</translation>
    </message>
    <message>
      <source>{version} on {system}, the program's own</source>
      <translation>{version} auf {system}, vom Programm mitgebracht</translation>
    </message>
    <message>
      <source>{version} starts and computes</source>
      <translation>{version} startet und rechnet</translation>
    </message>
    <message>
      <source>{what}</source>
      <translation>{what}</translation>
    </message>
  </context>
  <context>
    <name>Doing</name>
    <message>
      <source>Comparing with the new labels</source>
      <translation>Mit den neuen Beschriftungen vergleichen</translation>
    </message>
    <message>
      <source>Compiling for the Edge TPU</source>
      <translation>Übersetzen für die Edge TPU</translation>
    </message>
    <message>
      <source>Detectors (*.tflite)</source>
      <translation>Detektoren (*.tflite)</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>It could not be judged</source>
      <translation>Es konnte nicht ausgewertet werden</translation>
    </message>
    <message>
      <source>It could not be kept</source>
      <translation>Es konnte nicht gemerkt werden</translation>
    </message>
    <message>
      <source>Judging {run}</source>
      <translation>{run} wird ausgewertet</translation>
    </message>
    <message>
      <source>Kept. Files exported from now on say from how sure a detection counts.</source>
      <translation>Gemerkt. Dateien, die ab jetzt exportiert werden, sagen, ab wie sicher etwas zählt.</translation>
    </message>
    <message>
      <source>Make a kit</source>
      <translation>Ein Paket machen</translation>
    </message>
    <message>
      <source>Make a kit in this folder</source>
      <translation>Ein Paket in diesem Ordner machen</translation>
    </message>
    <message>
      <source>Making files</source>
      <translation>Dateien werden gemacht</translation>
    </message>
    <message>
      <source>Making the kit</source>
      <translation>Das Paket wird gemacht</translation>
    </message>
    <message>
      <source>Measuring</source>
      <translation>Messen</translation>
    </message>
    <message>
      <source>Measuring where accuracy is lost</source>
      <translation>Messen, wo Genauigkeit verloren geht</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Preparing the training</source>
      <translation>Das Training wird vorbereitet</translation>
    </message>
    <message>
      <source>Putting the metadata back</source>
      <translation>Die Metadaten werden zurückgeschrieben</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
      <source>The compiled file</source>
      <translation>Die übersetzte Datei</translation>
    </message>
    <message>
      <source>The exported files say now from how sure a box counts.</source>
      <translation>Die exportierten Dateien sagen nun, ab wie sicher ein Kasten zählt.</translation>
    </message>
    <message>
      <source>The kit {name} is ready.</source>
      <translation>Das Paket {name} ist fertig.</translation>
    </message>
    <message>
      <source>The model card is ready.</source>
      <translation>Der Modell-Steckbrief ist fertig.</translation>
    </message>
    <message>
      <source>The newest boxes could not be saved yet; try again in a moment.</source>
      <translation>Die neuesten Kästen konnten noch nicht gespeichert werden; versuch es gleich noch einmal.</translation>
    </message>
    <message>
      <source>The report is copied.</source>
      <translation>Der Bericht ist kopiert.</translation>
    </message>
    <message>
      <source>The training cannot start yet</source>
      <translation>Das Training kann noch nicht starten</translation>
    </message>
    <message>
      <source>The training could not be started</source>
      <translation>Das Training ließ sich nicht starten</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Writing the model card</source>
      <translation>Der Modell-Steckbrief wird geschrieben</translation>
    </message>
    <message>
      <source>Writing the thresholds</source>
      <translation>Die Schwellen werden geschrieben</translation>
    </message>
    <message>
      <source>{name} has its names and classes again.</source>
      <translation>{name} hat seine Namen und Klassen wieder.</translation>
    </message>
    <message>
      <source>{run} is training now. Another one can start when it has ended, or was stopped.</source>
      <translation>{run} trainiert gerade. Ein anderes Training kann beginnen, wenn es zu Ende ist oder angehalten wurde.</translation>
    </message>
    <message>
      <source>{what}: that did not work</source>
      <translation>{what}: das hat nicht geklappt</translation>
    </message>
  </context>
  <context>
    <name>DropArea</name>
    <message>
      <source>Choose a folder…</source>
      <translation>Ordner wählen …</translation>
    </message>
    <message>
      <source>Draw boxes around what you want to find, train, and get a detector that runs on phones.</source>
      <translation>Ziehe Kästen um das, was du finden willst, trainiere, und erhalte einen Detektor, der auf Handys läuft.</translation>
    </message>
    <message>
      <source>Drop a folder of photos</source>
      <translation>Zieh einen Ordner mit Fotos hierher</translation>
    </message>
  </context>
  <context>
    <name>DropFrame</name>
    <message>
      <source>Choose a file…</source>
      <translation>Datei wählen…</translation>
    </message>
    <message>
      <source>Drop another one here</source>
      <translation>Eine andere hierher ziehen</translation>
    </message>
    <message>
      <source>Drop any .tflite detector here</source>
      <translation>Irgendeinen .tflite-Detektor hierher ziehen</translation>
    </message>
    <message>
      <source>It is read by the rules of each program that could use it, and run where that is possible here.</source>
      <translation>Er wird nach den Regeln jedes Programms gelesen, das ihn verwenden könnte, und ausgeführt, wo das hier geht.</translation>
    </message>
  </context>
  <context>
    <name>Drops</name>
    <message>
      <source>Add these photos to {project}</source>
      <translation>Diese Fotos zu {project} hinzufügen</translation>
    </message>
    <message>
      <source>Check where {name} works</source>
      <translation>Prüfen, wo {name} läuft</translation>
    </message>
    <message>
      <source>Import the labelled data set {name}</source>
      <translation>Den beschrifteten Datensatz {name} importieren</translation>
    </message>
    <message>
      <source>Import {name} into {project}</source>
      <translation>{name} in {project} importieren</translation>
    </message>
    <message>
      <source>Nothing to do with {name}: drop photos, a labelled data set or a project</source>
      <translation>Mit {name} ist nichts anzufangen: zieh Fotos, einen beschrifteten Datensatz oder ein Projekt hierher</translation>
    </message>
    <message>
      <source>Open the project {name}</source>
      <translation>Das Projekt {name} öffnen</translation>
    </message>
    <message>
      <source>Start a project with the photos in {name}</source>
      <translation>Ein Projekt mit den Fotos in {name} beginnen</translation>
    </message>
    <message numerus="yes">
      <source>Start a project with the photos of all %n folders</source>
      <translation>
        <numerusform>Ein Projekt mit den Fotos von %n Ordner beginnen</numerusform>
        <numerusform>Ein Projekt mit den Fotos aller %n Ordner beginnen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Duration</name>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n Stunde</numerusform>
        <numerusform>%n Stunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n Minute</numerusform>
        <numerusform>%n Minuten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n second(s)</source>
      <translation>
        <numerusform>%n Sekunde</numerusform>
        <numerusform>%n Sekunden</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>EdgeTpu</name>
    <message>
      <source>Compile it</source>
      <translation>Übersetzen</translation>
    </message>
    <message>
      <source>Its compiler is here: it makes a second file that runs on the Edge TPU.</source>
      <translation>Ihr Übersetzer ist hier: Er macht eine zweite Datei, die auf der Edge TPU läuft.</translation>
    </message>
    <message>
      <source>Its compiler is not on this computer. It runs on Linux with an Intel or AMD processor; copy the file there, and run:</source>
      <translation>Ihr Übersetzer ist nicht auf diesem Rechner. Er läuft unter Linux mit einem Prozessor von Intel oder AMD; dorthin die Datei kopieren und ausführen:</translation>
    </message>
    <message>
      <source>Its compiler takes the universal file: export that first.</source>
      <translation>Ihr Übersetzer nimmt die universelle Datei: zuerst diese exportieren.</translation>
    </message>
    <message>
      <source>Put the metadata back…</source>
      <translation>Metadaten zurückschreiben…</translation>
    </message>
    <message>
      <source>The compiler drops names and classes. This puts them back into a file compiled elsewhere.</source>
      <translation>Der Übersetzer lässt Namen und Klassen weg. Das schreibt sie in eine anderswo übersetzte Datei zurück.</translation>
    </message>
    <message>
      <source>{name} is ready.</source>
      <translation>{name} ist fertig.</translation>
    </message>
    <message>
      <source>{name} is ready: {tpu} operations run on the Edge TPU, {cpu} beside it.</source>
      <translation>{name} ist fertig: {tpu} Rechenschritte laufen auf der Edge TPU, {cpu} daneben.</translation>
    </message>
  </context>
  <context>
    <name>Entry</name>
    <message>
      <source>Not set</source>
      <translation>Leer</translation>
    </message>
  </context>
  <context>
    <name>Evaluate</name>
    <message numerus="yes">
      <source>%n object(s)</source>
      <translation>
        <numerusform>%n Objekt</numerusform>
        <numerusform>%n Objekte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) are too few to tell</source>
      <translation>
        <numerusform>%n Foto ist zu wenig, um es zu sagen</numerusform>
        <numerusform>%n Fotos sind zu wenig, um es zu sagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) look nearly the same and lie in different splits</source>
      <translation>
        <numerusform>%n Foto sieht fast gleich aus wie eines in einer anderen Aufteilung</numerusform>
        <numerusform>%n Fotos sehen fast gleich aus und liegen in verschiedenen Aufteilungen</numerusform>
      </translation>
    </message>
    <message>
      <source>1 false alarm per 100 photos</source>
      <translation>1 Fehlalarm auf 100 Fotos</translation>
    </message>
    <message>
      <source>A false alarm is as bad as {count} misses.</source>
      <translation>Ein Fehlalarm ist so schlimm wie {count} Übersehene.</translation>
    </message>
    <message>
      <source>A miss is as bad as a false alarm.</source>
      <translation>Ein Übersehenes ist so schlimm wie ein Fehlalarm.</translation>
    </message>
    <message>
      <source>A miss is as bad as {count} false alarms.</source>
      <translation>Ein Übersehenes ist so schlimm wie {count} Fehlalarme.</translation>
    </message>
    <message>
      <source>False alarms</source>
      <translation>Fehlalarme</translation>
    </message>
    <message>
      <source>Finds {found} of 100 objects</source>
      <translation>Findet {found} von 100 Objekten</translation>
    </message>
    <message>
      <source>Finds {found} of 100 {name}</source>
      <translation>Findet {found} von 100 {name}</translation>
    </message>
    <message>
      <source>Found twice</source>
      <translation>Doppelt gefunden</translation>
    </message>
    <message>
      <source>Missed</source>
      <translation>Übersehen</translation>
    </message>
    <message>
      <source>On other photos of the same kind, 19 times of 20: between {low} and {high} of 100 found, and between {few} and {many} false alarms per 100 photos.</source>
      <translation>Bei anderen Fotos dieser Art, in 19 von 20 Fällen: zwischen {low} und {high} von 100 gefunden und zwischen {few} und {many} Fehlalarme auf 100 Fotos.</translation>
    </message>
    <message>
      <source>Photos it learnt from</source>
      <translation>Fotos, aus denen er lernte</translation>
    </message>
    <message>
      <source>Sloppy boxes</source>
      <translation>Ungenaue Kästen</translation>
    </message>
    <message>
      <source>Test photos</source>
      <translation>Testfotos</translation>
    </message>
    <message>
      <source>The network itself</source>
      <translation>Das Netz selbst</translation>
    </message>
    <message>
      <source>There is nothing to find in these photos</source>
      <translation>In diesen Fotos gibt es nichts zu finden</translation>
    </message>
    <message>
      <source>Validation photos</source>
      <translation>Validierungsfotos</translation>
    </message>
    <message>
      <source>Wrong class</source>
      <translation>Falsche Klasse</translation>
    </message>
    <message>
      <source>boxes overlap by half at least</source>
      <translation>Kästen decken sich mindestens zur Hälfte</translation>
    </message>
    <message>
      <source>boxes overlap by half, and ever more closely</source>
      <translation>Kästen decken sich zur Hälfte und immer genauer</translation>
    </message>
    <message>
      <source>boxes overlap by three quarters at least</source>
      <translation>Kästen decken sich mindestens zu drei Vierteln</translation>
    </message>
    <message>
      <source>found by all, however unsure</source>
      <translation>gefunden von allen, wie unsicher auch immer</translation>
    </message>
    <message>
      <source>found by the surest detection of each photo</source>
      <translation>gefunden von der sichersten Meldung je Foto</translation>
    </message>
    <message>
      <source>found by the ten surest</source>
      <translation>gefunden von den zehn sichersten</translation>
    </message>
    <message>
      <source>found where nothing is labelled; perhaps a label is missing</source>
      <translation>gefunden, wo nichts beschriftet ist; vielleicht fehlt ein Kasten</translation>
    </message>
    <message>
      <source>found, and taken for something else</source>
      <translation>gefunden und für etwas anderes gehalten</translation>
    </message>
    <message>
      <source>found, with a box that overlaps too little</source>
      <translation>gefunden, aber der Kasten deckt sich zu wenig</translation>
    </message>
    <message numerus="yes">
      <source>judged on %n photo(s) it learnt from</source>
      <translation>
        <numerusform>ausgewertet an %n Foto, aus dem er lernte</numerusform>
        <numerusform>ausgewertet an %n Fotos, aus denen er lernte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>judged on %n test photo(s)</source>
      <translation>
        <numerusform>ausgewertet an %n Testfoto</numerusform>
        <numerusform>ausgewertet an %n Testfotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>judged on %n validation photo(s)</source>
      <translation>
        <numerusform>ausgewertet an %n Validierungsfoto</numerusform>
        <numerusform>ausgewertet an %n Validierungsfotos</numerusform>
      </translation>
    </message>
    <message>
      <source>labelled, and not found</source>
      <translation>beschriftet und nicht gefunden</translation>
    </message>
    <message>
      <source>larger objects</source>
      <translation>größere Objekte</translation>
    </message>
    <message>
      <source>no false alarms</source>
      <translation>keine Fehlalarme</translation>
    </message>
    <message>
      <source>no split yet</source>
      <translation>noch keine Aufteilung</translation>
    </message>
    <message>
      <source>nothing found here</source>
      <translation>hier wurde nichts gefunden</translation>
    </message>
    <message>
      <source>objects below 32 × 32 pixels</source>
      <translation>Objekte unter 32 × 32 Pixel</translation>
    </message>
    <message>
      <source>objects up to 96 × 96 pixels</source>
      <translation>Objekte bis 96 × 96 Pixel</translation>
    </message>
    <message>
      <source>one object, two boxes</source>
      <translation>ein Objekt, zwei Kästen</translation>
    </message>
    <message>
      <source>only {score} % sure</source>
      <translation>nur zu {score} % sicher</translation>
    </message>
    <message>
      <source>to learn from</source>
      <translation>zum Lernen</translation>
    </message>
    <message>
      <source>to test</source>
      <translation>zum Testen</translation>
    </message>
    <message>
      <source>to validate</source>
      <translation>zur Validierung</translation>
    </message>
    <message>
      <source>{count} false alarms per 100 photos</source>
      <translation>{count} Fehlalarme auf 100 Fotos</translation>
    </message>
    <message>
      <source>{found} of {objects}</source>
      <translation>{found} von {objects}</translation>
    </message>
    <message>
      <source>{low:.2f} to {high:.2f}</source>
      <translation>{low:.2f} bis {high:.2f}</translation>
    </message>
    <message>
      <source>{low:.2f} to {high:.2f}, by class</source>
      <translation>{low:.2f} bis {high:.2f}, je nach Klasse</translation>
    </message>
    <message>
      <source>{name}, said {said}</source>
      <translation>{name}, gemeldet {said}</translation>
    </message>
    <message>
      <source>{name}: finds {found} of {objects}; {alarms} false alarms on {photos} photos; sure from {least:.2f}</source>
      <translation>{name}: findet {found} von {objects}; {alarms} Fehlalarme auf {photos} Fotos; sicher ab {least:.2f}</translation>
    </message>
    <message>
      <source>{photos}: AP50 lies anywhere between {low:.2f} and {high:.2f}. About {enough} photos would do.</source>
      <translation>{photos}: AP50 liegt irgendwo zwischen {low:.2f} und {high:.2f}. Etwa {enough} Fotos würden reichen.</translation>
    </message>
    <message>
      <source>{photos}: what it learns from judges it too, and results look too good.</source>
      <translation>{photos}: woraus er lernt, daran wird er auch gemessen, und die Ergebnisse sehen zu gut aus.</translation>
    </message>
    <message>
      <source>{score} % sure</source>
      <translation>zu {score} % sicher</translation>
    </message>
    <message>
      <source>{share} % overlap</source>
      <translation>{share} % Deckung</translation>
    </message>
  </context>
  <context>
    <name>EvaluatePage</name>
    <message>
      <source>The newest boxes could not be saved yet; try again in a moment.</source>
      <translation>Die neuesten Kästen konnten noch nicht gespeichert werden; gleich noch einmal versuchen.</translation>
    </message>
  </context>
  <context>
    <name>Explained</name>
    <message>
      <source>A detection that is less sure than this does not count. To the right: fewer false alarms, more misses.</source>
      <translation>Was weniger sicher ist als dies, zählt nicht. Nach rechts: weniger Fehlalarme, mehr Übersehenes.</translation>
    </message>
    <message>
      <source>A folder or zip with the file, test pictures, a self-test for the device, and ready programs for Android, iOS, Raspberry Pi, Frigate and the web, with your class names filled in.</source>
      <translation>Ein Ordner oder Zip mit der Datei, Testbildern, einem Selbsttest für das Gerät und fertigen Programmen für Android, iOS, Raspberry Pi, Frigate und das Web, in denen die Namen deiner Klassen schon stehen.</translation>
    </message>
    <message>
      <source>A page for others: what the detector finds, how well, and on which photos.</source>
      <translation>Eine Seite für andere: was der Detektor findet, wie gut, und auf welchen Fotos.</translation>
    </message>
    <message>
      <source>A second look found the boxes right. It changes nothing in the training.</source>
      <translation>Ein zweiter Blick fand die Kästen richtig. Am Training ändert das nichts.</translation>
    </message>
    <message>
      <source>A training is still going on; its detector can be exported already.</source>
      <translation>Ein Training läuft noch; sein Detektor lässt sich schon exportieren.</translation>
    </message>
    <message>
      <source>A training that was sent to another computer comes back as a file; it becomes one of this list.</source>
      <translation>Ein Training, das auf einen anderen Rechner ging, kommt als Datei zurück und steht dann in dieser Liste.</translation>
    </message>
    <message>
      <source>All photos as small pictures, with their boxes on them.</source>
      <translation>Alle Fotos als kleine Bilder, mit ihren Kästen darauf.</translation>
    </message>
    <message>
      <source>All photos of the project, what is on them, and which still need looking at.</source>
      <translation>Alle Fotos des Projekts, was darauf ist, und welche noch anzusehen sind.</translation>
    </message>
    <message>
      <source>Any .tflite detector, old or from elsewhere. It is only read; nothing in it is changed.</source>
      <translation>Irgendein .tflite-Detektor, auch ein alter oder fremder. Er wird nur gelesen; nichts darin ändert sich.</translation>
    </message>
    <message>
      <source>Back to the threshold that is written in the file.</source>
      <translation>Zurück zur Schwelle, die in der Datei steht.</translation>
    </message>
    <message>
      <source>Brings in photos that are labelled already, from Pascal VOC, YOLO, COCO, CSV, Create ML, labelme or TFRecord. Nothing of the files you choose is changed.</source>
      <translation>Holt schon beschriftete Fotos herein, aus Pascal VOC, YOLO, COCO, CSV, Create ML, labelme oder TFRecord. An den gewählten Dateien ändert sich nichts.</translation>
    </message>
    <message>
      <source>Click the name of a line to hide or show it. Ctrl and the wheel zoom, dragging moves, a double click shows all. How well it finds should rise; how wrong it is should fall.</source>
      <translation>Ein Klick auf den Namen einer Linie zeigt oder verbirgt sie. Strg und Rad vergrößern, Ziehen verschiebt, ein Doppelklick zeigt alles. Wie gut er findet, soll steigen; wie falsch er liegt, soll fallen.</translation>
    </message>
    <message>
      <source>Each point of the curve is one choice of how sure it must be: further right it finds more, further up it is more often right. Drag the dot to choose another.</source>
      <translation>Jeder Punkt der Kurve ist eine Wahl, wie sicher er sein muss: weiter rechts findet er mehr, weiter oben hat er öfter recht. Zieh den Punkt, um eine andere zu wählen.</translation>
    </message>
    <message>
      <source>Evens out the loss, which jumps from step to step. The faint line is as it was.</source>
      <translation>Glättet den Loss, der von Schritt zu Schritt springt. Die blasse Linie ist, wie er war.</translation>
    </message>
    <message>
      <source>Every box of this photo. Click one to choose it on the photo; the eye hides it, the lock keeps it in place.</source>
      <translation>Jeder Kasten dieses Fotos. Ein Klick wählt ihn auf dem Foto; das Auge verbirgt ihn, das Schloss hält ihn fest.</translation>
    </message>
    <message>
      <source>Every mistake as a picture, the worst first: missed, false alarm, wrong class, box in the wrong place. Press one to see it on the Label page; often the label is what is wrong.</source>
      <translation>Jeder Fehler als Bild, der schlimmste zuerst: übersehen, Fehlalarm, falsche Klasse, Kasten am falschen Ort. Ein Druck zeigt ihn unter Beschriften; oft ist die Beschriftung falsch.</translation>
    </message>
    <message>
      <source>Every rule of every program, and whether the file keeps it.</source>
      <translation>Jede Regel jedes Programms, und ob die Datei sie einhält.</translation>
    </message>
    <message>
      <source>Every training of this project, with how well it finds things. Choose one to see it; choose two or more to compare them.</source>
      <translation>Jedes Training dieses Projekts, und wie gut es findet. Wähle eines, um es zu sehen, oder mehrere, um sie zu vergleichen.</translation>
    </message>
    <message>
      <source>Files for phones and small computers, and trying them on pictures or a camera.</source>
      <translation>Dateien für Handys und kleine Rechner, und sie an Bildern oder einer Kamera ausprobieren.</translation>
    </message>
    <message>
      <source>Files of your own detector, or the lab, which says of any .tflite file where it works.</source>
      <translation>Dateien deines eigenen Detektors, oder das Labor, das von jeder .tflite-Datei sagt, wo sie läuft.</translation>
    </message>
    <message>
      <source>Follows the accuracy from the trained network to each program that reads the file, and says at every step what was lost and why.</source>
      <translation>Verfolgt die Genauigkeit vom trainierten Netz bis zu jedem Programm, das die Datei liest, und sagt bei jedem Schritt, was verloren ging und warum.</translation>
    </message>
    <message>
      <source>For the Coral stick: its own compiler turns the file into one for it. The names and thresholds that get lost on the way are put back.</source>
      <translation>Für den Coral-Stick: sein eigener Compiler macht daraus eine Datei für ihn. Namen und Schwellen, die dabei verloren gehen, werden wieder eingesetzt.</translation>
    </message>
    <message>
      <source>Goes back to what the detector saw in these photos earlier.</source>
      <translation>Geht zurück zu dem, was der Detektor früher in diesen Fotos sah.</translation>
    </message>
    <message>
      <source>Hides the boxes for a moment, to see what is beneath. None is deleted.</source>
      <translation>Verbirgt die Kästen für einen Moment, um zu sehen, was darunter ist. Keiner wird gelöscht.</translation>
    </message>
    <message>
      <source>How bad a false alarm is, against overlooking something. It decides what is best.</source>
      <translation>Wie schlimm ein Fehlalarm ist, verglichen mit etwas Übersehenem. Davon hängt ab, was am besten ist.</translation>
    </message>
    <message>
      <source>How bad it is to overlook something, against a false alarm. It decides what is best.</source>
      <translation>Wie schlimm es ist, etwas zu übersehen, verglichen mit einem Fehlalarm. Davon hängt ab, was am besten ist.</translation>
    </message>
    <message>
      <source>How good a detector is: what it finds, what it misses, and every mistake.</source>
      <translation>Wie gut ein Detektor ist: was er findet, was ihm entgeht, und jeder Fehler.</translation>
    </message>
    <message>
      <source>How large the photo is shown. Press for one pixel of it on one of the screen.</source>
      <translation>Wie groß das Foto gezeigt wird. Ein Druck zeigt jeden seiner Bildpunkte als einen des Bildschirms.</translation>
    </message>
    <message>
      <source>How large the small pictures are; Ctrl with plus and minus does it too.</source>
      <translation>Wie groß die kleinen Bilder sind; Strg mit Plus und Minus tut es auch.</translation>
    </message>
    <message>
      <source>How many boxes each class has, how many are in a photo, and how large they are: what a detector will find easy or hard.</source>
      <translation>Wie viele Kästen jede Klasse hat, wie viele auf einem Foto sind und wie groß: was einem Detektor leicht und was ihm schwer fällt.</translation>
    </message>
    <message>
      <source>How many of each class it finds, and how often it is wrong. Press a row to see the mistakes of that class.</source>
      <translation>Wie viele von jeder Klasse er findet, und wie oft er irrt. Ein Druck auf eine Zeile zeigt die Fehler dieser Klasse.</translation>
    </message>
    <message>
      <source>How the training goes, and everything that can be done with it now.</source>
      <translation>Wie das Training läuft, und alles, was sich jetzt damit tun lässt.</translation>
    </message>
    <message>
      <source>How the window looks, its language, and its keys. Every change counts at once.</source>
      <translation>Wie das Fenster aussieht, seine Sprache und seine Tasten. Jede Änderung gilt sofort.</translation>
    </message>
    <message>
      <source>How well it finds things, how wrong it still is, and what it sees in a few photos.</source>
      <translation>Wie gut er findet, wie falsch er noch liegt, und was er auf ein paar Fotos sieht.</translation>
    </message>
    <message>
      <source>In which order the photos stand here, and come on the Label page.</source>
      <translation>In welcher Reihenfolge die Fotos hier stehen und unter Beschriften kommen.</translation>
    </message>
    <message>
      <source>Leads to the Evaluate page, where you choose how sure the detector must be.</source>
      <translation>Führt zur Seite Auswerten, wo du wählst, wie sicher der Detektor sein muss.</translation>
    </message>
    <message>
      <source>Lines across the photo through the pointer, to meet edges exactly.</source>
      <translation>Linien über das Foto durch den Zeiger, um Kanten genau zu treffen.</translation>
    </message>
    <message>
      <source>Makes dark or pale photos easier to see, here only.</source>
      <translation>Macht dunkle oder blasse Fotos besser sichtbar, nur hier.</translation>
    </message>
    <message>
      <source>Makes every kind and measures size, speed and accuracy. It takes some minutes.</source>
      <translation>Macht jede Art und misst Größe, Tempo und Genauigkeit. Das dauert einige Minuten.</translation>
    </message>
    <message>
      <source>Makes one file that Android, iOS, a Raspberry Pi, Coral and Frigate all accept, with the class names inside, and tries it in the way each of them would.</source>
      <translation>Macht eine Datei, die Android, iOS, ein Raspberry Pi, Coral und Frigate alle annehmen, mit den Klassennamen darin, und probiert sie so, wie jeder von ihnen es täte.</translation>
    </message>
    <message>
      <source>Makes small differences of the loss visible when the first values are large.</source>
      <translation>Macht kleine Unterschiede im Loss sichtbar, wenn die ersten Werte groß sind.</translation>
    </message>
    <message>
      <source>Marks a training that you want to find again.</source>
      <translation>Merkt ein Training vor, das du wiederfinden willst.</translation>
    </message>
    <message>
      <source>Marks the chosen photos as reviewed, as nothing here, or as not looked at.</source>
      <translation>Kennzeichnet die gewählten Fotos als geprüft, als nichts hier oder als nicht angesehen.</translation>
    </message>
    <message>
      <source>More photos for this project, from a folder. They stay where they are unless you copy them, and are never changed. Dropping a folder onto the window does the same.</source>
      <translation>Mehr Fotos für dieses Projekt, aus einem Ordner. Sie bleiben, wo sie sind, außer du kopierst sie, und werden nie verändert. Einen Ordner auf das Fenster zu ziehen tut dasselbe.</translation>
    </message>
    <message>
      <source>Moves the chosen trainings to the bin, from which they can come back.</source>
      <translation>Legt die gewählten Trainings in den Papierkorb, aus dem sie zurückkommen können.</translation>
    </message>
    <message>
      <source>No photo was set aside. The button leads back to the photos of the project.</source>
      <translation>Kein Foto ist beiseitegelegt. Der Knopf führt zurück zu den Fotos des Projekts.</translation>
    </message>
    <message>
      <source>Nothing is known of this place.</source>
      <translation>Über diese Stelle ist nichts bekannt.</translation>
    </message>
    <message>
      <source>One choice for all classes, or one for each: rare classes often need a lower one.</source>
      <translation>Eine Wahl für alle Klassen, oder eine für jede: seltene Klassen brauchen oft eine niedrigere.</translation>
    </message>
    <message>
      <source>One frame or photo back.</source>
      <translation>Ein Bild oder Foto zurück.</translation>
    </message>
    <message>
      <source>One frame or photo further.</source>
      <translation>Ein Bild oder Foto weiter.</translation>
    </message>
    <message>
      <source>One more kind of thing to find. What is labelled already stays as it is.</source>
      <translation>Eine weitere Art von Dingen, die zu finden sind. Was schon beschriftet ist, bleibt, wie es ist.</translation>
    </message>
    <message>
      <source>One more kind of thing to find: type its name and press Enter.</source>
      <translation>Eine weitere Art von Dingen: tippe ihren Namen und drücke Eingabe.</translation>
    </message>
    <message>
      <source>One photo after the other, to draw boxes around what is to be found.</source>
      <translation>Ein Foto nach dem anderen, um Kästen um das zu ziehen, was zu finden ist.</translation>
    </message>
    <message>
      <source>One row for each program: whether it can use the file, and why not. The arrow shows its rules.</source>
      <translation>Eine Zeile für jedes Programm: ob es die Datei nutzen kann, und warum nicht. Der Pfeil zeigt seine Regeln.</translation>
    </message>
    <message>
      <source>Only boxes that are at least so sure show. It changes what you see here, not the file; the file's own threshold is chosen on the Evaluate page.</source>
      <translation>Nur Kästen, die mindestens so sicher sind, werden gezeigt. Das ändert, was du hier siehst, nicht die Datei; deren eigene Schwelle wird auf der Seite Auswerten gewählt.</translation>
    </message>
    <message>
      <source>Only how the photo is shown here, for dark or pale ones. The file and the training see it as it is.</source>
      <translation>Nur wie das Foto hier gezeigt wird, für dunkle oder blasse. Datei und Training sehen es, wie es ist.</translation>
    </message>
    <message>
      <source>Opens the folder with the file, to copy it to your device.</source>
      <translation>Öffnet den Ordner mit der Datei, um sie auf dein Gerät zu kopieren.</translation>
    </message>
    <message>
      <source>Photos a second, memory, and the size of its steps.</source>
      <translation>Fotos je Sekunde, Speicher und die Größe der Schritte.</translation>
    </message>
    <message>
      <source>Photos of this project that the detector has not learnt from.</source>
      <translation>Fotos dieses Projekts, aus denen der Detektor nicht gelernt hat.</translation>
    </message>
    <message>
      <source>Photos that belong together, such as those of one video, get a common name and stay in the same split: otherwise the test would be too easy.</source>
      <translation>Fotos, die zusammengehören, etwa aus einem Film, bekommen einen gemeinsamen Namen und bleiben in einer Aufteilung: sonst wäre die Prüfung zu leicht.</translation>
    </message>
    <message>
      <source>Photos that look nearly the same but are used for different things make the result look better than it is.</source>
      <translation>Fotos, die fast gleich aussehen, aber für Verschiedenes genutzt werden, lassen das Ergebnis besser scheinen, als es ist.</translation>
    </message>
    <message>
      <source>Photos that nobody has judged yet. They are never used for training.</source>
      <translation>Fotos, die noch niemand beurteilt hat. Sie werden nie zum Trainieren genommen.</translation>
    </message>
    <message>
      <source>Photos that take part in nothing. Their files stay where they are and can come back.</source>
      <translation>Fotos, die an nichts teilnehmen. Ihre Dateien bleiben, wo sie sind, und können zurückkommen.</translation>
    </message>
    <message>
      <source>Photos that were looked at and hold nothing to find. They teach the detector what to leave alone.</source>
      <translation>Fotos, die angesehen wurden und auf denen nichts zu finden ist. Sie lehren den Detektor, was er in Ruhe lassen soll.</translation>
    </message>
    <message>
      <source>Photos whose file is gone from its place, such as a disk that is not plugged in.</source>
      <translation>Fotos, deren Datei nicht an ihrem Ort ist, etwa weil eine Platte nicht angesteckt ist.</translation>
    </message>
    <message>
      <source>Photos whose label file cannot be read. Nothing overwrites it until you set it aside.</source>
      <translation>Fotos, deren Beschriftungsdatei sich nicht lesen lässt. Nichts überschreibt sie, bis du sie beiseitelegst.</translation>
    </message>
    <message>
      <source>Photos whose label files are still being read; that ends by itself.</source>
      <translation>Fotos, deren Beschriftungsdateien noch gelesen werden; das endet von selbst.</translation>
    </message>
    <message>
      <source>Photos with boxes. The detector learns from these.</source>
      <translation>Fotos mit Kästen. Aus ihnen lernt der Detektor.</translation>
    </message>
    <message>
      <source>Plays the video or goes through the photos, or stands still.</source>
      <translation>Spielt den Film ab oder geht durch die Fotos, oder hält an.</translation>
    </message>
    <message>
      <source>Press it, then anything in the window, to read what it is for. Shift+F1 does the same.</source>
      <translation>Drücke darauf und dann auf irgendetwas im Fenster, um zu lesen, wozu es da ist. Umschalt+F1 tut dasselbe.</translation>
    </message>
    <message>
      <source>Press what you want to know about. Shift+F1 again asks about what has the keyboard; Esc stops asking.</source>
      <translation>Drücke auf das, worüber du etwas wissen willst. Noch einmal Umschalt+F1 fragt nach dem, was die Tastatur hat; Esc beendet das Fragen.</translation>
    </message>
    <message>
      <source>Says which apps and devices can use a file, whoever made it, and mends what it can.</source>
      <translation>Sagt, welche Programme und Geräte eine Datei nutzen können, wer immer sie gemacht hat, und repariert, was sich reparieren lässt.</translation>
    </message>
    <message>
      <source>Sets the chosen photos aside. Their files and boxes are kept.</source>
      <translation>Legt die gewählten Fotos beiseite. Ihre Dateien und Kästen bleiben erhalten.</translation>
    </message>
    <message>
      <source>Shows less of the photo, larger; the wheel does the same around the pointer.</source>
      <translation>Zeigt weniger vom Foto, größer; das Rad tut dasselbe um den Zeiger.</translation>
    </message>
    <message>
      <source>Shows more of the photo; the wheel does the same around the pointer.</source>
      <translation>Zeigt mehr vom Foto; das Rad tut dasselbe um den Zeiger.</translation>
    </message>
    <message>
      <source>Shows only photos that have a box of the classes you tick.</source>
      <translation>Zeigt nur Fotos, die einen Kasten der angehakten Klassen haben.</translation>
    </message>
    <message>
      <source>Shows only photos whose file name or folder contains these letters.</source>
      <translation>Zeigt nur Fotos, deren Datei- oder Ordnername diese Buchstaben enthält.</translation>
    </message>
    <message>
      <source>Shows only photos with so many boxes: crowded ones are hard to label, those with none may be forgotten.</source>
      <translation>Zeigt nur Fotos mit so vielen Kästen: volle sind mühsam zu beschriften, leere vielleicht vergessen.</translation>
    </message>
    <message>
      <source>Shows only the photos of this kind. Several filters together narrow the list; press again to take one away.</source>
      <translation>Zeigt nur Fotos dieser Art. Mehrere Filter zusammen engen die Liste ein; noch ein Druck nimmt einen weg.</translation>
    </message>
    <message>
      <source>Shows the chosen trainings beside each other, and whether one is better.</source>
      <translation>Zeigt die gewählten Trainings nebeneinander, und ob eines besser ist.</translation>
    </message>
    <message>
      <source>Shows the last photo first, and back again.</source>
      <translation>Zeigt das letzte Foto zuerst, und wieder zurück.</translation>
    </message>
    <message>
      <source>Shows the settings for one more training. The others stay as they are.</source>
      <translation>Zeigt die Einstellungen für ein weiteres Training. Die anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Shows the whole training again after zooming.</source>
      <translation>Zeigt nach dem Vergrößern wieder das ganze Training.</translation>
    </message>
    <message>
      <source>Something to know about this photo, with the button that helps.</source>
      <translation>Etwas, das über dieses Foto zu wissen ist, mit dem Knopf, der hilft.</translation>
    </message>
    <message>
      <source>Stays with drawing after each box, for photos with many things. Otherwise the new box is chosen.</source>
      <translation>Bleibt nach jedem Kasten beim Zeichnen, für Fotos mit vielen Dingen. Sonst ist danach der neue Kasten gewählt.</translation>
    </message>
    <message>
      <source>Takes all filters away, so that every photo shows again.</source>
      <translation>Nimmt alle Filter weg, sodass jedes Foto wieder zu sehen ist.</translation>
    </message>
    <message>
      <source>Takes the chosen photos out of the bin, with their boxes.</source>
      <translation>Holt die gewählten Fotos mit ihren Kästen aus dem Papierkorb.</translation>
    </message>
    <message>
      <source>Teaches a detector with your photos. It can take minutes or hours.</source>
      <translation>Lehrt einen Detektor mit deinen Fotos. Das kann Minuten oder Stunden dauern.</translation>
    </message>
    <message>
      <source>The choice that costs the least, at the prices below.</source>
      <translation>Die Wahl, die bei den Preisen darunter am wenigsten kostet.</translation>
    </message>
    <message>
      <source>The class that the next box gets. With a box chosen, a click or the key beside the name gives it that class.</source>
      <translation>Die Klasse, die der nächste Kasten bekommt. Ist ein Kasten gewählt, gibt ihm ein Klick oder die Taste neben dem Namen diese Klasse.</translation>
    </message>
    <message>
      <source>The column on the right, with the classes and what the photos still need.</source>
      <translation>Die Spalte rechts, mit den Klassen und dem, was den Fotos noch fehlt.</translation>
    </message>
    <message>
      <source>The detector is wrong in this frame: it becomes a photo of the project, with its boxes as drafts to correct.</source>
      <translation>Der Detektor irrt in diesem Bild: es wird ein Foto des Projekts, mit seinen Kästen als Vorschlägen zum Berichtigen.</translation>
    </message>
    <message>
      <source>The detector looks at all these photos, and what it says is compared with your boxes.</source>
      <translation>Der Detektor sieht sich alle diese Fotos an, und was er sagt, wird mit deinen Kästen verglichen.</translation>
    </message>
    <message>
      <source>The detector looks at every picture of a folder, one after the other.</source>
      <translation>Der Detektor sieht sich jedes Bild eines Ordners an, eines nach dem anderen.</translation>
    </message>
    <message>
      <source>The detector looks at pictures or a video of yours, from anywhere.</source>
      <translation>Der Detektor sieht sich Bilder oder einen Film von dir an, woher auch immer.</translation>
    </message>
    <message>
      <source>The detector looks at what a camera sees now. Nothing is stored unless you keep a frame.</source>
      <translation>Der Detektor sieht, was eine Kamera gerade sieht. Nichts wird gespeichert, außer du behältst ein Bild.</translation>
    </message>
    <message>
      <source>The detector missed something in this frame: it becomes a photo of the project to complete.</source>
      <translation>Dem Detektor ist in diesem Bild etwas entgangen: es wird ein Foto des Projekts, das du ergänzt.</translation>
    </message>
    <message>
      <source>The drawing tool: drag from one corner of a thing to the other.</source>
      <translation>Das Zeichenwerkzeug: ziehe von einer Ecke eines Dings zur anderen.</translation>
    </message>
    <message>
      <source>The exported files of this project: press one to check it.</source>
      <translation>Die exportierten Dateien dieses Projekts: ein Druck prüft eine.</translation>
    </message>
    <message>
      <source>The figures that papers use, to compare with other detectors. Press to fold or unfold.</source>
      <translation>Die Zahlen, die in Fachartikeln stehen, zum Vergleich mit anderen Detektoren. Ein Druck klappt sie auf oder zu.</translation>
    </message>
    <message>
      <source>The frames you kept, on the Label page: label them and train again.</source>
      <translation>Die Bilder, die du behalten hast, unter Beschriften: beschrifte sie und trainiere noch einmal.</translation>
    </message>
    <message>
      <source>The guide, the first steps, all keys, and a check of this computer.</source>
      <translation>Die Anleitung, die ersten Schritte, alle Tasten und eine Prüfung dieses Rechners.</translation>
    </message>
    <message>
      <source>The kinds of things to find, with the number of photos and boxes of each. Click one to see only its photos; F2 renames it everywhere; its colour and its menu are at the ends of the row.</source>
      <translation>Die Arten von Dingen, die zu finden sind, mit der Zahl ihrer Fotos und Kästen. Ein Klick zeigt nur ihre Fotos; F2 benennt sie überall um; Farbe und Menü sind an den Enden der Zeile.</translation>
    </message>
    <message>
      <source>The mark beside the icon says how far this part is; hover to read it.</source>
      <translation>Das Zeichen neben dem Symbol sagt, wie weit dieser Teil ist; zeige darauf, um es zu lesen.</translation>
    </message>
    <message>
      <source>The network as it was trained, or one of its exported files: a small file may find a little less.</source>
      <translation>Das Netz, wie es trainiert wurde, oder eine seiner exportierten Dateien: eine kleine Datei findet vielleicht etwas weniger.</translation>
    </message>
    <message>
      <source>The open project. Its menu leads to other projects, to its folder, and closes it.</source>
      <translation>Das offene Projekt. Sein Menü führt zu anderen Projekten, zu seinem Ordner, und schließt es.</translation>
    </message>
    <message>
      <source>The photo. With the drawing tool, drag from one corner of a thing to the other. With the other tool, click a box to move it or pull its edges. The wheel zooms, Space and drag moves the view.</source>
      <translation>Das Foto. Mit dem Zeichenwerkzeug ziehst du von einer Ecke eines Dings zur anderen. Mit dem anderen Werkzeug wählt ein Klick einen Kasten, um ihn zu verschieben oder an seinen Kanten zu ziehen. Das Rad vergrößert, Leertaste und Ziehen verschiebt den Ausschnitt.</translation>
    </message>
    <message>
      <source>The photos in turn, with a mark for how far each is. Click one to go to it.</source>
      <translation>Die Fotos der Reihe nach, mit einem Zeichen, wie weit jedes ist. Ein Klick führt zu einem.</translation>
    </message>
    <message>
      <source>The photos of the project. A double click or Enter labels one, Space shows it large. Ctrl and Shift choose several, to mark or move them together.</source>
      <translation>Die Fotos des Projekts. Ein Doppelklick oder Eingabe beschriftet eines, die Leertaste zeigt es groß. Strg und Umschalt wählen mehrere, um sie zusammen zu kennzeichnen oder zu verschieben.</translation>
    </message>
    <message>
      <source>The programs this file was tried with, in the way each of them reads it.</source>
      <translation>Die Programme, mit denen diese Datei probiert wurde, so wie jedes sie liest.</translation>
    </message>
    <message>
      <source>The result in one sentence. The range behind a number says how much of it may be chance with so few photos.</source>
      <translation>Das Ergebnis in einem Satz. Der Bereich hinter einer Zahl sagt, wie viel davon bei so wenigen Fotos Zufall sein kann.</translation>
    </message>
    <message>
      <source>The same detector as files of other sizes: smaller ones are faster and may find a little less. Each row says what it costs, measured on your photos.</source>
      <translation>Derselbe Detektor als Dateien anderer Größe: kleinere sind schneller und finden vielleicht etwas weniger. Jede Zeile sagt, was es kostet, gemessen an deinen Fotos.</translation>
    </message>
    <message>
      <source>The same few validation photos after every check, with what the detector finds in them by then. Click one to open it on the Label page.</source>
      <translation>Dieselben paar Validierungsfotos nach jeder Prüfung, mit dem, was der Detektor bis dahin darin findet. Ein Klick öffnet eines unter Beschriften.</translation>
    </message>
    <message>
      <source>The tool to choose boxes: move them, pull their edges, give them another class, delete them.</source>
      <translation>Das Werkzeug, um Kästen zu wählen: verschieben, an den Kanten ziehen, eine andere Klasse geben, löschen.</translation>
    </message>
    <message>
      <source>The trainings in the bin: choose one to bring it back.</source>
      <translation>Die Trainings im Papierkorb: wähle eines, um es zurückzuholen.</translation>
    </message>
    <message>
      <source>The whole photo, as large as there is room.</source>
      <translation>Das ganze Foto, so groß, wie Platz ist.</translation>
    </message>
    <message>
      <source>This photo cannot be read. Its boxes are kept; go on to the next one.</source>
      <translation>Dieses Foto lässt sich nicht lesen. Seine Kästen bleiben erhalten; geh weiter zum nächsten.</translation>
    </message>
    <message>
      <source>Training photos teach, validation photos watch while it learns, test photos judge at the end. A photo is only ever one of them.</source>
      <translation>Trainingsfotos lehren, Validierungsfotos beobachten das Lernen, Testfotos urteilen am Ende. Ein Foto ist immer nur eines davon.</translation>
    </message>
    <message>
      <source>Trainings beside each other: how well each finds things, and which settings differ. Small differences may be chance; the sentence above says so.</source>
      <translation>Trainings nebeneinander: wie gut jedes findet, und welche Einstellungen sich unterscheiden. Kleine Unterschiede können Zufall sein; der Satz oben sagt es.</translation>
    </message>
    <message>
      <source>What a training would learn from now, and what is missing. The button leads to the next thing to do.</source>
      <translation>Woraus ein Training jetzt lernen würde, und was fehlt. Der Knopf führt zum nächsten Schritt.</translation>
    </message>
    <message>
      <source>What happened in words, or everything the programs printed: the second is what a report needs.</source>
      <translation>Was geschah, in Worten, oder alles, was die Programme ausgaben: das Zweite braucht ein Fehlerbericht.</translation>
    </message>
    <message>
      <source>What happened, line by line, for when something went wrong.</source>
      <translation>Was geschah, Zeile für Zeile, falls etwas schiefging.</translation>
    </message>
    <message>
      <source>What is done here happens to all chosen photos at once, and can be undone.</source>
      <translation>Was hier getan wird, geschieht mit allen gewählten Fotos auf einmal und lässt sich rückgängig machen.</translation>
    </message>
    <message>
      <source>What it takes for what: rows are what is there, columns what it says. Press a cell to see these mistakes.</source>
      <translation>Was er wofür hält: Zeilen sind, was da ist, Spalten, was er sagt. Ein Druck auf ein Feld zeigt diese Fehler.</translation>
    </message>
    <message>
      <source>What photos are used for: training teaches, validation watches while it learns, test judges at the end.</source>
      <translation>Wofür Fotos genutzt werden: Training lehrt, Validierung beobachtet das Lernen, Test urteilt am Ende.</translation>
    </message>
    <message>
      <source>What the chosen photos are used for: training, validation or test. Photos of one group always go together.</source>
      <translation>Wofür die gewählten Fotos genutzt werden: Training, Validierung oder Test. Fotos einer Gruppe gehen immer zusammen.</translation>
    </message>
    <message>
      <source>What the exported file sees, as a phone would see it. Drop a picture, a folder or a video here.</source>
      <translation>Was die exportierte Datei sieht, so wie ein Handy es sähe. Zieh ein Bild, einen Ordner oder einen Film hierher.</translation>
    </message>
    <message>
      <source>What the new box holds: type a few letters of a class, or a new name, and press Enter.</source>
      <translation>Was im neuen Kasten ist: tippe ein paar Buchstaben einer Klasse oder einen neuen Namen und drücke Eingabe.</translation>
    </message>
    <message>
      <source>What would help the detector most, counted from your photos and boxes.</source>
      <translation>Was dem Detektor am meisten hülfe, gezählt an deinen Fotos und Kästen.</translation>
    </message>
    <message>
      <source>What you want to remember about this training. It is saved as you type.</source>
      <translation>Was du dir zu diesem Training merken willst. Es wird beim Tippen gespeichert.</translation>
    </message>
    <message>
      <source>Where in the video you are; drag it to another place.</source>
      <translation>Wo im Film du bist; zieh an eine andere Stelle.</translation>
    </message>
    <message>
      <source>Where the repaired file is.</source>
      <translation>Wo die reparierte Datei ist.</translation>
    </message>
    <message>
      <source>Whether a second look found the boxes of a photo right.</source>
      <translation>Ob ein zweiter Blick die Kästen eines Fotos richtig fand.</translation>
    </message>
    <message>
      <source>Which photos it is judged on. Test photos are the honest ones: nothing of the training has seen them.</source>
      <translation>An welchen Fotos er gemessen wird. Testfotos sind die ehrlichen: nichts vom Training hat sie gesehen.</translation>
    </message>
    <message>
      <source>Which training becomes a file. Those with a star come first, then the newest.</source>
      <translation>Aus welchem Training eine Datei wird. Die mit Stern stehen oben, dann die neuesten.</translation>
    </message>
    <message>
      <source>Which training is judged. Those with a star come first, then the newest.</source>
      <translation>Welches Training ausgewertet wird. Die mit Stern stehen oben, dann die neuesten.</translation>
    </message>
    <message>
      <source>Writes a new file beside this one, in which what can be mended is mended: order, names, missing facts.</source>
      <translation>Schreibt neben diese eine neue Datei, in der repariert ist, was sich reparieren lässt: Reihenfolge, Namen, fehlende Angaben.</translation>
    </message>
    <message>
      <source>Writes the boxes into files that other programs read. Your project stays as it is. A detector for phones is made on the page Export &amp; try.</source>
      <translation>Schreibt die Kästen in Dateien, die andere Programme lesen. Dein Projekt bleibt, wie es ist. Ein Detektor für Handys entsteht auf der Seite Export &amp; Test.</translation>
    </message>
    <message>
      <source>Writes the curves as a picture, or their numbers as a table.</source>
      <translation>Schreibt die Kurven als Bild oder ihre Zahlen als Tabelle.</translation>
    </message>
    <message>
      <source>Writes the file anew, after you trained on or chose other thresholds.</source>
      <translation>Schreibt die Datei neu, nachdem du weiter trainiert oder andere Schwellen gewählt hast.</translation>
    </message>
    <message>
      <source>Writes this choice into the files you export, so that every app that uses them follows it.</source>
      <translation>Schreibt diese Wahl in die Dateien, die du exportierst, sodass jedes Programm, das sie nutzt, ihr folgt.</translation>
    </message>
    <message>
      <source>You looked, and there is nothing to find. Such a photo teaches the detector what to leave alone; one without this mark and without boxes is not used.</source>
      <translation>Du hast nachgesehen, und es ist nichts zu finden. So ein Foto lehrt den Detektor, was er in Ruhe lassen soll; eines ohne dieses Zeichen und ohne Kästen wird nicht genutzt.</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message>
      <source>A folder for TensorFlow itself and for converters of other makers (Hailo, NXP, TI, OpenVINO).</source>
      <translation>Ein Ordner für TensorFlow selbst und für die Wandler anderer Hersteller (Hailo, NXP, TI, OpenVINO).</translation>
    </message>
    <message>
      <source>AP50 {value} {photos}</source>
      <translation>AP50 {value} {photos}</translation>
    </message>
    <message>
      <source>Apps choose themselves how sure is sure enough; {usual} is usual.</source>
      <translation>Programme wählen selbst, wie sicher sicher genug ist; üblich ist {usual}.</translation>
    </message>
    <message>
      <source>As exact as the network, half the size; for phones with MediaPipe.</source>
      <translation>So genau wie das Netz, halb so groß; für Handys mit MediaPipe.</translation>
    </message>
    <message>
      <source>Exactly the network; the measure for all others.</source>
      <translation>Genau das Netz; der Maßstab für alle anderen.</translation>
    </message>
    <message>
      <source>For other tools</source>
      <translation>Für andere Werkzeuge</translation>
    </message>
    <message>
      <source>For phone GPUs</source>
      <translation>Für GPUs von Handys</translation>
    </message>
    <message>
      <source>Full size</source>
      <translation>Volle Größe</translation>
    </message>
    <message>
      <source>Goes into the file, from how sure a box counts: {listed}</source>
      <translation>Kommt in die Datei, ab wie sicher ein Kasten zählt: {listed}</translation>
    </message>
    <message>
      <source>Goes into the file: what it is {value} sure of counts.</source>
      <translation>Kommt in die Datei: Was zu {value} sicher ist, zählt.</translation>
    </message>
    <message>
      <source>Half size, exact</source>
      <translation>Halb so groß, genau</translation>
    </message>
    <message>
      <source>One file for Android, iOS, Raspberry Pi, Coral, Frigate and the web. It is tried on your photos before it is kept, which takes a minute or two.</source>
      <translation>Eine Datei für Android, iOS, Raspberry Pi, Coral, Frigate und das Web. Sie wird an den eigenen Fotos erprobt, bevor sie bleibt; das dauert ein, zwei Minuten.</translation>
    </message>
    <message>
      <source>Other thresholds were chosen since this file was made.</source>
      <translation>Seit diese Datei gemacht wurde, wurden andere Schwellen gewählt.</translation>
    </message>
    <message>
      <source>Small on disk, but it computes with decimal numbers; for processors only.</source>
      <translation>Klein auf der Platte, rechnet aber mit Kommazahlen; nur für Prozessoren.</translation>
    </message>
    <message>
      <source>Small, slower</source>
      <translation>Klein, langsamer</translation>
    </message>
    <message>
      <source>Smallest and fastest, and the only one that every program here accepts.</source>
      <translation>Am kleinsten und schnellsten, und die einzige, die jedes Programm hier annimmt.</translation>
    </message>
    <message>
      <source>The detector has learnt more since this file was made.</source>
      <translation>Seit diese Datei gemacht wurde, hat der Detektor dazugelernt.</translation>
    </message>
    <message>
      <source>Universal</source>
      <translation>Universell</translation>
    </message>
    <message>
      <source>Without the last operation, which GPUs refuse: MediaPipe does it outside. It goes beside the first.</source>
      <translation>Ohne den letzten Rechenschritt, den GPUs ablehnen: MediaPipe macht ihn außerhalb. Sie liegt neben der ersten.</translation>
    </message>
    <message numerus="yes">
      <source>adjusted on %n photo(s)</source>
      <translation>
        <numerusform>an %n Foto angepasst</numerusform>
        <numerusform>an %n Fotos angepasst</numerusform>
      </translation>
    </message>
    <message>
      <source>counts from {low} to {high}, by class</source>
      <translation>zählt ab {low} bis {high}, je nach Klasse</translation>
    </message>
    <message>
      <source>counts what it is {value} sure of</source>
      <translation>zählt, was zu {value} sicher ist</translation>
    </message>
    <message>
      <source>dynamic range</source>
      <translation>dynamischer Bereich</translation>
    </message>
    <message>
      <source>finds {share} % of what the network surely finds</source>
      <translation>findet {share} % von dem, was das Netz sicher findet</translation>
    </message>
    <message>
      <source>float16, no NMS</source>
      <translation>float16, ohne NMS</translation>
    </message>
    <message numerus="yes">
      <source>in %n photo(s) that it never learnt from</source>
      <translation>
        <numerusform>in %n Foto, von dem er nie gelernt hat</numerusform>
        <numerusform>in %n Fotos, von denen er nie gelernt hat</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>up to %n box(es) a photo</source>
      <translation>
        <numerusform>bis zu %n Kasten je Foto</numerusform>
        <numerusform>bis zu %n Kästen je Foto</numerusform>
      </translation>
    </message>
    <message>
      <source>{own}; the network itself {network}</source>
      <translation>{own}; das Netz selbst {network}</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <source>{size} kB</source>
      <translation>{size} kB</translation>
    </message>
    <message numerus="yes">
      <source>{time} ms a photo on this computer with %n thread(s)</source>
      <translation>
        <numerusform>{time} ms je Foto auf diesem Rechner mit %n Thread</numerusform>
        <numerusform>{time} ms je Foto auf diesem Rechner mit %n Threads</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ExportColumn</name>
    <message>
      <source>All kinds of files</source>
      <translation>Alle Arten von Dateien</translation>
    </message>
    <message>
      <source>Export again</source>
      <translation>Neu exportieren</translation>
    </message>
    <message>
      <source>Export for phones and small computers</source>
      <translation>Für Handys und kleine Rechner exportieren</translation>
    </message>
    <message>
      <source>For a Coral Edge TPU</source>
      <translation>Für eine Coral Edge TPU</translation>
    </message>
    <message>
      <source>Where accuracy is lost on the way</source>
      <translation>Wo unterwegs Genauigkeit verloren geht</translation>
    </message>
    <message>
      <source>Write the thresholds into the files</source>
      <translation>Die Schwellen in die Dateien schreiben</translation>
    </message>
  </context>
  <context>
    <name>ExportPage</name>
    <message>
      <source>Check any file</source>
      <translation>Beliebige Datei prüfen</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>What to do here</source>
      <translation>Was hier zu tun ist</translation>
    </message>
    <message>
      <source>Your detector</source>
      <translation>Eigener Detektor</translation>
    </message>
    <message>
      <source>{run} is training now; exporting beside it makes both slower.</source>
      <translation>{run} wird gerade trainiert; daneben zu exportieren macht beides langsamer.</translation>
    </message>
    <message>
      <source>{run}: the work on its exported files is done.</source>
      <translation>{run}: Die Arbeit an den exportierten Dateien ist fertig.</translation>
    </message>
  </context>
  <context>
    <name>ExportSheet</name>
    <message>
      <source>Choose at least one kind of photos.</source>
      <translation>Wähle mindestens eine Art von Fotos.</translation>
    </message>
    <message>
      <source>Copy the photos too</source>
      <translation>Die Fotos mitkopieren</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export labels</source>
      <translation>Beschriftungen exportieren</translation>
    </message>
    <message>
      <source>Export the labels</source>
      <translation>Beschriftungen exportieren</translation>
    </message>
    <message>
      <source>For another program. Photos that nobody looked at stay out; the project stays as it is.</source>
      <translation>Für ein anderes Programm. Nicht angesehene Fotos bleiben draußen; das Projekt bleibt, wie es ist.</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Name a folder to write into.</source>
      <translation>Nenne einen Ordner, in den geschrieben wird.</translation>
    </message>
    <message>
      <source>New folder</source>
      <translation>Neuer Ordner</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Jetzt nicht</translation>
    </message>
    <message>
      <source>Photos for</source>
      <translation>Fotos für</translation>
    </message>
    <message>
      <source>Puts the photos beside the labels, so that the folder can be handed on as it is.</source>
      <translation>Legt die Fotos zu den Beschriftungen, sodass der Ordner so weitergegeben werden kann.</translation>
    </message>
    <message>
      <source>The folder that is made for the files; one that holds something is not written to.</source>
      <translation>Der Ordner, der für die Dateien gemacht wird; in einen, der etwas enthält, wird nicht geschrieben.</translation>
    </message>
    <message>
      <source>There is something already. Nothing is overwritten: name a new folder.</source>
      <translation>Dort liegt schon etwas. Nichts wird überschrieben: nenne einen neuen Ordner.</translation>
    </message>
    <message>
      <source>Where to make the folder</source>
      <translation>Wo der Ordner angelegt wird</translation>
    </message>
    <message>
      <source>Where…</source>
      <translation>Wo …</translation>
    </message>
    <message>
      <source>Whether photos of this use are among those that are written.</source>
      <translation>Ob Fotos dieser Verwendung unter denen sind, die geschrieben werden.</translation>
    </message>
    <message>
      <source>Which program will read the files; each of them has a form of its own.</source>
      <translation>Welches Programm die Dateien lesen wird; jedes hat seine eigene Form.</translation>
    </message>
    <message>
      <source>Writes the boxes for another program. The project stays as it is.</source>
      <translation>Schreibt die Kästen für ein anderes Programm. Das Projekt bleibt, wie es ist.</translation>
    </message>
  </context>
  <context>
    <name>FacetChip</name>
    <message>
      <source>Filter by {0}: {1}</source>
      <translation>Filtern nach {0}: {1}</translation>
    </message>
  </context>
  <context>
    <name>Facts</name>
    <message>
      <source>For the test</source>
      <translation>Für den Test</translation>
    </message>
    <message>
      <source>For training</source>
      <translation>Für das Training</translation>
    </message>
    <message>
      <source>For validation</source>
      <translation>Für die Validierung</translation>
    </message>
    <message>
      <source>No split yet</source>
      <translation>Noch keine Aufteilung</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Nichts hier</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>What this photo is used for</source>
      <translation>Wofür dieses Foto genommen wird</translation>
    </message>
  </context>
  <context>
    <name>FileHandle</name>
    <message>
      <source>{path}
Drag it to where you want it.</source>
      <translation>{path}
Dorthin ziehen, wo sie gebraucht wird.</translation>
    </message>
  </context>
  <context>
    <name>FilmStrip</name>
    <message>
      <source>Photos in turn</source>
      <translation>Foto für Foto</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>Bin</source>
      <translation>Papierkorb</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Look into the bin (Ctrl+Shift+B)</source>
      <translation>In den Papierkorb sehen (Strg+Umschalt+B)</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Fehlt</translation>
    </message>
    <message>
      <source>Not reviewed</source>
      <translation>Nicht geprüft</translation>
    </message>
    <message>
      <source>Photos whose file is not where it was</source>
      <translation>Fotos, deren Datei nicht mehr an ihrem Ort ist</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>Search names</source>
      <translation>Namen suchen</translation>
    </message>
    <message>
      <source>Search names (Ctrl+F)</source>
      <translation>Namen suchen (Strg+F)</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Aufteilung</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
  </context>
  <context>
    <name>Footer</name>
    <message>
      <source>Name of this training</source>
      <translation>Name dieses Trainings</translation>
    </message>
    <message>
      <source>Start training</source>
      <translation>Training starten</translation>
    </message>
    <message>
      <source>There is a training of this name already.</source>
      <translation>Es gibt schon ein Training mit diesem Namen.</translation>
    </message>
    <message>
      <source>This cannot be the name of a folder.</source>
      <translation>So kann kein Ordner heißen.</translation>
    </message>
    <message>
      <source>Train on another computer…</source>
      <translation>Auf einem anderen Rechner trainieren…</translation>
    </message>
    <message>
      <source>{0}, unless you name it</source>
      <translation>{0}, wenn du nichts angibst</translation>
    </message>
  </context>
  <context>
    <name>FormPage</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Leaves this page. Nothing is made until you press the button at the end.</source>
      <translation>Verlässt diese Seite. Nichts entsteht, bis du den Knopf am Ende drückst.</translation>
    </message>
  </context>
  <context>
    <name>FrameView</name>
    <message>
      <source>What the detector sees</source>
      <translation>Was der Detektor sieht</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>Klasse {number}</translation>
    </message>
  </context>
  <context>
    <name>Gallery</name>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>No mistakes of this kind.</source>
      <translation>Keine Fehler dieser Art.</translation>
    </message>
    <message>
      <source>Show the mistakes of all classes</source>
      <translation>Die Fehler aller Klassen zeigen</translation>
    </message>
    <message>
      <source>{name} taken for {said}</source>
      <translation>{name} für {said} gehalten</translation>
    </message>
  </context>
  <context>
    <name>Group</name>
    <message numerus="yes">
      <source>All %n</source>
      <translation>
        <numerusform>%n</numerusform>
        <numerusform>Alle %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Show %n more</source>
      <translation>
        <numerusform>%n weiteren zeigen</numerusform>
        <numerusform>%n weitere zeigen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Header</name>
    <message>
      <source>Add a folder of photos (Ctrl+Shift+A)</source>
      <translation>Einen Ordner mit Fotos hinzufügen (Strg+Umschalt+A)</translation>
    </message>
    <message>
      <source>Add photos</source>
      <translation>Fotos hinzufügen</translation>
    </message>
    <message>
      <source>Bring in a labelled data set (Ctrl+Shift+I)</source>
      <translation>Einen beschrifteten Datensatz hereinholen (Strg+Umschalt+I)</translation>
    </message>
    <message>
      <source>Charts</source>
      <translation>Diagramme</translation>
    </message>
    <message>
      <source>Charts of the data set (Ctrl+Shift+C)</source>
      <translation>Diagramme des Datensatzes (Strg+Umschalt+C)</translation>
    </message>
    <message>
      <source>Export labels</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Import labels</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Not saved yet</source>
      <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
      <source>Only showing</source>
      <translation>Nur Ansicht</translation>
    </message>
    <message>
      <source>Out of reach</source>
      <translation>Nicht erreichbar</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Photos or charts</source>
      <translation>Fotos oder Diagramme</translation>
    </message>
    <message>
      <source>Project {name}</source>
      <translation>Projekt {name}</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>Gespeichert</translation>
    </message>
    <message>
      <source>Saving…</source>
      <translation>Wird gespeichert …</translation>
    </message>
    <message>
      <source>Show or hide the classes (F9)</source>
      <translation>Klassen ein- oder ausblenden (F9)</translation>
    </message>
    <message>
      <source>What is this? (Shift+F1)</source>
      <translation>Was ist das? (Umschalt+F1)</translation>
    </message>
    <message>
      <source>Write the labels for another program (Ctrl+Shift+X)</source>
      <translation>Die Beschriftungen für ein anderes Programm schreiben (Strg+Umschalt+X)</translation>
    </message>
  </context>
  <context>
    <name>Headline</name>
    <message>
      <source>All classes</source>
      <translation>Alle Klassen</translation>
    </message>
  </context>
  <context>
    <name>Helps</name>
    <message>
      <source>This installation came without the guide.</source>
      <translation>In dieser Installation fehlt das Handbuch.</translation>
    </message>
  </context>
  <context>
    <name>HomePage</name>
    <message>
      <source>A folder of photos</source>
      <translation>Ein Ordner mit Fotos</translation>
    </message>
    <message>
      <source>Copying the photos</source>
      <translation>Die Fotos werden kopiert</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>Die Beispielfotos werden gezeichnet</translation>
    </message>
    <message>
      <source>Importing {name}</source>
      <translation>{name} wird importiert</translation>
    </message>
    <message>
      <source>Making the project</source>
      <translation>Das Projekt wird angelegt</translation>
    </message>
    <message>
      <source>Small things on a table, with their boxes, so that you can try everything without photos.</source>
      <translation>Kleine Dinge auf einem Tisch, mit ihren Kästen: so kannst du alles ohne eigene Fotos ausprobieren.</translation>
    </message>
    <message>
      <source>Stopped. What was finished is kept; starting again goes on from there.</source>
      <translation>Angehalten. Was fertig war, bleibt; ein neuer Start macht dort weiter.</translation>
    </message>
    <message>
      <source>The folder of a project</source>
      <translation>Der Ordner eines Projekts</translation>
    </message>
  </context>
  <context>
    <name>ImportPage</name>
    <message numerus="yes">
      <source>%n photo(s), and no labels that can be read here.</source>
      <translation>
        <numerusform>%n Foto und keine Beschriftungen, die sich hier lesen lassen.</numerusform>
        <numerusform>%n Fotos und keine Beschriftungen, die sich hier lesen lassen.</numerusform>
      </translation>
    </message>
    <message>
      <source>A file of labels</source>
      <translation>Eine Datei mit Beschriftungen</translation>
    </message>
    <message>
      <source>A folder with labels</source>
      <translation>Ein Ordner mit Beschriftungen</translation>
    </message>
    <message>
      <source>An archive; it is unpacked when it comes in.</source>
      <translation>Ein Archiv; es wird beim Importieren entpackt.</translation>
    </message>
    <message>
      <source>Begins a project with the photos alone; their boxes are then drawn in it.</source>
      <translation>Beginnt ein Projekt nur mit den Fotos; ihre Kästen werden dann darin gezeichnet.</translation>
    </message>
    <message>
      <source>Brings in photos and boxes, and then says what could not be used, and why.</source>
      <translation>Holt Fotos und Kästen herein und sagt danach, was nicht zu gebrauchen war, und warum.</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>Datei wählen …</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Ordner wählen …</translation>
    </message>
    <message>
      <source>Choose the folder that holds the labels together with their photos. Known are {kinds}.</source>
      <translation>Wähle den Ordner, der die Beschriftungen zusammen mit ihren Fotos enthält. Bekannt sind {kinds}.</translation>
    </message>
    <message>
      <source>Classes: {names}</source>
      <translation>Klassen: {names}</translation>
    </message>
    <message>
      <source>Copy them into the project</source>
      <translation>Ins Projekt kopieren</translation>
    </message>
    <message>
      <source>How the project is called, and where its folder is made.</source>
      <translation>Wie das Projekt heißt, und wo sein Ordner entsteht.</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Import a labelled data set</source>
      <translation>Beschrifteten Datensatz importieren</translation>
    </message>
    <message>
      <source>Into the new project</source>
      <translation>In das neue Projekt</translation>
    </message>
    <message>
      <source>Labels (*.json *.csv *.zip *.yaml *.yml *.tfrecord *.xml);;All files (*)</source>
      <translation>Beschriftungen (*.json *.csv *.zip *.yaml *.yml *.tfrecord *.xml);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Leave them where they are</source>
      <translation>Dort lassen, wo sie sind</translation>
    </message>
    <message>
      <source>Linked photos stay in their folder, which the project needs from then on. Copied ones are in the project.</source>
      <translation>Verknüpfte Fotos bleiben in ihrem Ordner, den das Projekt von da an braucht. Kopierte sind im Projekt.</translation>
    </message>
    <message>
      <source>Looking what it is…</source>
      <translation>Wird angesehen …</translation>
    </message>
    <message>
      <source>Pascal VOC, COCO, YOLO, CSV of Model Maker and more. Or drop it anywhere on this window.</source>
      <translation>Pascal VOC, COCO, YOLO, CSV von Model Maker und mehr. Oder zieh ihn irgendwo auf dieses Fenster.</translation>
    </message>
    <message>
      <source>Photos that are labelled already become a new project. What you choose here is only read.</source>
      <translation>Schon beschriftete Fotos werden ein neues Projekt. Was du hier wählst, wird nur gelesen.</translation>
    </message>
    <message>
      <source>Start a project with the photos</source>
      <translation>Ein Projekt mit den Fotos beginnen</translation>
    </message>
    <message>
      <source>The photos</source>
      <translation>Die Fotos</translation>
    </message>
    <message>
      <source>There are no labels in it that can be read here.</source>
      <translation>Darin sind keine Beschriftungen, die sich hier lesen lassen.</translation>
    </message>
    <message>
      <source>This {problem}</source>
      <translation>Das geht nicht: {problem}</translation>
    </message>
    <message>
      <source>Where the photos are kept</source>
      <translation>Wo die Fotos liegen</translation>
    </message>
    <message numerus="yes">
      <source>{kind}: %n photo(s)</source>
      <translation>
        <numerusform>{kind}: %n Foto</numerusform>
        <numerusform>{kind}: %n Fotos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportSheet</name>
    <message numerus="yes">
      <source>%n photo(s), and no labels that can be read here.</source>
      <translation>
        <numerusform>%n Foto und keine Beschriftungen, die sich hier lesen lassen.</numerusform>
        <numerusform>%n Fotos und keine Beschriftungen, die sich hier lesen lassen.</numerusform>
      </translation>
    </message>
    <message>
      <source>A file with labels</source>
      <translation>Eine Datei mit Beschriftungen</translation>
    </message>
    <message>
      <source>A folder with labels</source>
      <translation>Ein Ordner mit Beschriftungen</translation>
    </message>
    <message>
      <source>Add the photos alone</source>
      <translation>Nur die Fotos hinzufügen</translation>
    </message>
    <message>
      <source>An archive: its photos will be copied into the project.</source>
      <translation>Ein Archiv: seine Fotos werden ins Projekt kopiert.</translation>
    </message>
    <message>
      <source>Brings labels of another program into this project. They are only read.</source>
      <translation>Holt Beschriftungen eines anderen Programms in dieses Projekt. Sie werden nur gelesen.</translation>
    </message>
    <message>
      <source>Choose the folder that holds the labels together with their photos. Known are {kinds}.</source>
      <translation>Wähle den Ordner, der die Beschriftungen zusammen mit ihren Fotos enthält. Bekannt sind {kinds}.</translation>
    </message>
    <message>
      <source>Copy the photos into the project</source>
      <translation>Die Fotos ins Projekt kopieren</translation>
    </message>
    <message>
      <source>File…</source>
      <translation>Datei …</translation>
    </message>
    <message>
      <source>Folder…</source>
      <translation>Ordner …</translation>
    </message>
    <message>
      <source>For labels whose photos are in the project already, in other folders: they are found by name, and by what is in the file.</source>
      <translation>Für Beschriftungen, deren Fotos schon im Projekt sind, in anderen Ordnern: sie werden am Namen erkannt und an dem, was in der Datei ist.</translation>
    </message>
    <message>
      <source>Here already, by their names: {0}.</source>
      <translation>Nach dem Namen schon hier: {0}.</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Import a labelled data set</source>
      <translation>Beschrifteten Datensatz importieren</translation>
    </message>
    <message>
      <source>Import labels</source>
      <translation>Beschriftungen importieren</translation>
    </message>
    <message>
      <source>Keep the boxes of both</source>
      <translation>Die Kästen von beiden</translation>
    </message>
    <message>
      <source>Keep the labels of this project</source>
      <translation>Die Beschriftungen von hier</translation>
    </message>
    <message>
      <source>Leave the photos where they are</source>
      <translation>Die Fotos dort lassen, wo sie sind</translation>
    </message>
    <message>
      <source>Looking at it…</source>
      <translation>Wird angesehen …</translation>
    </message>
    <message>
      <source>Looking at the data set</source>
      <translation>Der Datensatz wird angesehen</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Jetzt nicht</translation>
    </message>
    <message>
      <source>Nothing chosen yet</source>
      <translation>Noch nichts gewählt</translation>
    </message>
    <message>
      <source>Pascal VOC, COCO, YOLO, Create ML, labelme, CSV of Model Maker, TFRecord; a folder, a file or a .zip. It is only read.</source>
      <translation>Pascal VOC, COCO, YOLO, Create ML, labelme, CSV von Model Maker, TFRecord; als Ordner, Datei oder .zip. Er wird nur gelesen.</translation>
    </message>
    <message>
      <source>Photos labelled in both places</source>
      <translation>Hier wie dort beschriftete Fotos</translation>
    </message>
    <message>
      <source>Photos that are labelled in both places</source>
      <translation>Fotos, die hier und dort beschriftet sind</translation>
    </message>
    <message>
      <source>Recognise photos by name and content, wherever they lie</source>
      <translation>Fotos an Name und Inhalt erkennen, wo immer sie liegen</translation>
    </message>
    <message>
      <source>Take the labels that come in</source>
      <translation>Die neuen Beschriftungen</translation>
    </message>
    <message>
      <source>The photos become part of the project; their boxes are drawn here.</source>
      <translation>Die Fotos werden Teil des Projekts; ihre Kästen werden hier gezeichnet.</translation>
    </message>
    <message>
      <source>The project holds the photos itself and can be moved or backed up as one folder.</source>
      <translation>Das Projekt enthält die Fotos selbst und lässt sich als ein Ordner verschieben oder sichern.</translation>
    </message>
    <message>
      <source>The project remembers the folder of the photos and needs it to stay there.</source>
      <translation>Das Projekt merkt sich den Ordner der Fotos und braucht ihn dort.</translation>
    </message>
    <message>
      <source>There are no labels in it that can be read here.</source>
      <translation>Darin sind keine Beschriftungen, die sich hier lesen lassen.</translation>
    </message>
    <message>
      <source>This is {0}, with {1}.</source>
      <translation>Das ist {0}, mit {1}.</translation>
    </message>
    <message>
      <source>Undo does not take an import back. Labels that it replaces are kept in the folder “backups”.</source>
      <translation>Ein Import lässt sich nicht rückgängig machen. Beschriftungen, die er ersetzt, bleiben im Ordner „backups“.</translation>
    </message>
    <message>
      <source>What counts where a photo has boxes here and in what comes in.</source>
      <translation>Was gilt, wenn ein Foto hier und in dem, was hereinkommt, Kästen hat.</translation>
    </message>
  </context>
  <context>
    <name>Invitation</name>
    <message numerus="yes">
      <source>%n more photo(s) with boxes, and one can be trained.</source>
      <translation>
        <numerusform>Noch %n Foto mit Kästen, dann kann einer trainiert werden.</numerusform>
        <numerusform>Noch %n Fotos mit Kästen, dann kann einer trainiert werden.</numerusform>
      </translation>
    </message>
    <message>
      <source>A trained detector becomes one file here, which you can try on other photos and on the camera.</source>
      <translation>Ein trainierter Detektor wird hier zu einer Datei, die sich an anderen Fotos und mit der Kamera ausprobieren lässt.</translation>
    </message>
    <message>
      <source>A training keeps some photos aside when there are enough with boxes.</source>
      <translation>Ein Training hebt einige Fotos auf, wenn es genug mit Kästen gibt.</translation>
    </message>
    <message>
      <source>Add photos</source>
      <translation>Fotos hinzufügen</translation>
    </message>
    <message>
      <source>Check a .tflite file that you have already</source>
      <translation>Eine vorhandene .tflite-Datei prüfen</translation>
    </message>
    <message>
      <source>Evaluate</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <source>Evaluate again</source>
      <translation>Neu auswerten</translation>
    </message>
    <message>
      <source>How good is {run}?</source>
      <translation>Wie gut ist {run}?</translation>
    </message>
    <message>
      <source>It begins with photos.</source>
      <translation>Am Anfang stehen Fotos.</translation>
    </message>
    <message>
      <source>It compares what a trained detector finds with your own boxes, photo by photo.</source>
      <translation>Hier wird Foto für Foto verglichen, was ein trainierter Detektor findet und was du eingezeichnet hast.</translation>
    </message>
    <message>
      <source>Label photos</source>
      <translation>Fotos beschriften</translation>
    </message>
    <message>
      <source>No detector has been trained yet.</source>
      <translation>Noch wurde kein Detektor trainiert.</translation>
    </message>
    <message>
      <source>See it learn</source>
      <translation>Beim Lernen zusehen</translation>
    </message>
    <message>
      <source>See what the detector finds and misses</source>
      <translation>Sieh, was der Detektor findet und was ihm entgeht</translation>
    </message>
    <message>
      <source>Take the detector to phones and small computers</source>
      <translation>Den Detektor auf Handys und kleine Rechner bringen</translation>
    </message>
    <message>
      <source>There are no photos to judge {run} with</source>
      <translation>Es gibt keine Fotos, an denen {run} gemessen werden kann</translation>
    </message>
    <message>
      <source>Train a detector</source>
      <translation>Einen Detektor trainieren</translation>
    </message>
    <message>
      <source>What was found by {run} cannot be read</source>
      <translation>Was {run} gefunden hat, lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>{photos}: what it finds in each of them is compared with your boxes.</source>
      <translation>{photos}: was er in jedem davon findet, wird mit deinen Kästen verglichen.</translation>
    </message>
    <message>
      <source>{run} is training now and can be judged as soon as it has been through all photos once.</source>
      <translation>{run} wird gerade trainiert und kann ausgewertet werden, sobald alle Fotos einmal durch sind.</translation>
    </message>
    <message>
      <source>{run} is training now; it can be exported as soon as it has been through all photos once.</source>
      <translation>{run} wird gerade trainiert und lässt sich exportieren, sobald alle Fotos einmal durch sind.</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <source>Something went wrong that should not have: {error}</source>
      <translation>Etwas ist schiefgegangen, das nicht schiefgehen darf: {error}</translation>
    </message>
    <message>
      <source>What was finished before is kept. Please report this with the text here.</source>
      <translation>Was vorher fertig war, bleibt. Bitte melde das mit dem Text, der hier steht.</translation>
    </message>
  </context>
  <context>
    <name>Keeper</name>
    <message>
      <source>Keep a frame to label</source>
      <translation>Bild zum Beschriften behalten</translation>
    </message>
    <message numerus="yes">
      <source>Kept to label, with %n box(es) as drafts.</source>
      <translation>
        <numerusform>Zum Beschriften behalten, mit %n Kasten als Vorschlag.</numerusform>
        <numerusform>Zum Beschriften behalten, mit %n Kästen als Vorschlägen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Kept to label.</source>
      <translation>Zum Beschriften behalten.</translation>
    </message>
    <message>
      <source>Label it</source>
      <translation>Beschriften</translation>
    </message>
    <message>
      <source>Take a frame back</source>
      <translation>Bild zurücknehmen</translation>
    </message>
    <message>
      <source>The frame could not be kept</source>
      <translation>Das Bild ließ sich nicht behalten</translation>
    </message>
    <message>
      <source>The project has this already: {name}</source>
      <translation>Das hat das Projekt schon: {name}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Kinds</name>
    <message>
      <source>Make a kit…</source>
      <translation>Ein Paket machen…</translation>
    </message>
    <message>
      <source>Make it</source>
      <translation>Machen</translation>
    </message>
    <message>
      <source>Make it again</source>
      <translation>Neu machen</translation>
    </message>
    <message>
      <source>See where it works</source>
      <translation>Sehen, wo sie läuft</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>Try it beside</source>
      <translation>Nebenan ausprobieren</translation>
    </message>
    <message>
      <source>What to do with it</source>
      <translation>Was damit zu tun ist</translation>
    </message>
    <message>
      <source>worst: {which}</source>
      <translation>schwach: {which}</translation>
    </message>
  </context>
  <context>
    <name>KindsView</name>
    <message>
      <source>AP50</source>
      <translation>AP50</translation>
    </message>
    <message>
      <source>Make and measure all</source>
      <translation>Alle machen und messen</translation>
    </message>
    <message>
      <source>Measure all again</source>
      <translation>Alle neu messen</translation>
    </message>
    <message>
      <source>Right: milliseconds a photo by number of threads, measured on {computer}.</source>
      <translation>Rechts: Millisekunden je Foto nach Zahl der Threads, gemessen auf {computer}.</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>this computer</source>
      <translation>diesem Rechner</translation>
    </message>
    <message>
      <source>{count} thr.</source>
      <translation>{count} Thr.</translation>
    </message>
  </context>
  <context>
    <name>Lab</name>
    <message numerus="yes">
      <source>%n class(es)</source>
      <translation>
        <numerusform>%n Klasse</numerusform>
        <numerusform>%n Klassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n thing(s) can be repaired without touching the weights.</source>
      <translation>
        <numerusform>%n Sache lässt sich reparieren, ohne die Gewichte anzurühren.</numerusform>
        <numerusform>%n Sachen lassen sich reparieren, ohne die Gewichte anzurühren.</numerusform>
      </translation>
    </message>
    <message>
      <source>Put the class names right</source>
      <translation>Die Klassennamen richtigstellen</translation>
    </message>
    <message>
      <source>Put the outputs into the order boxes, classes, scores, count</source>
      <translation>Die Ausgaben in die Reihenfolge Kästen, Klassen, Werte, Anzahl bringen</translation>
    </message>
    <message>
      <source>State how large the outputs are</source>
      <translation>Die Größe der Ausgaben angeben</translation>
    </message>
    <message>
      <source>This is no model that any program could use.</source>
      <translation>Das ist kein Modell, das irgendein Programm verwenden könnte.</translation>
    </message>
    <message>
      <source>Where it is written</source>
      <translation>Wo es geschrieben steht</translation>
    </message>
    <message numerus="yes">
      <source>Works with all %n program(s).</source>
      <translation>
        <numerusform>Läuft mit allen Programmen (%n).</numerusform>
        <numerusform>Läuft mit allen %n Programmen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Works with {good} of {all} programs.</source>
      <translation>Läuft mit {good} von {all} Programmen.</translation>
    </message>
    <message>
      <source>Works.</source>
      <translation>Läuft.</translation>
    </message>
    <message>
      <source>Write the metadata that MediaPipe and the Task Library read</source>
      <translation>Die Metadaten schreiben, die MediaPipe und die Task Library lesen</translation>
    </message>
    <message>
      <source>Write the signature that pycoral and others read</source>
      <translation>Die Signatur schreiben, die pycoral und andere lesen</translation>
    </message>
    <message>
      <source>cannot be told here</source>
      <translation>lässt sich hier nicht sagen</translation>
    </message>
    <message>
      <source>compiled for the Edge TPU</source>
      <translation>für die Edge TPU übersetzt</translation>
    </message>
    <message>
      <source>does not work</source>
      <translation>läuft nicht</translation>
    </message>
    <message>
      <source>no names</source>
      <translation>keine Namen</translation>
    </message>
    <message>
      <source>takes {kind}</source>
      <translation>nimmt {kind}</translation>
    </message>
    <message numerus="yes">
      <source>up to %n box(es)</source>
      <translation>
        <numerusform>bis zu %n Kasten</numerusform>
        <numerusform>bis zu %n Kästen</numerusform>
      </translation>
    </message>
    <message>
      <source>works</source>
      <translation>läuft</translation>
    </message>
  </context>
  <context>
    <name>LabDesk</name>
    <message>
      <source>Repairing {name}</source>
      <translation>{name} wird repariert</translation>
    </message>
    <message>
      <source>There is nothing to repair.</source>
      <translation>Es gibt nichts zu reparieren.</translation>
    </message>
  </context>
  <context>
    <name>LabView</name>
    <message>
      <source>Check a detector</source>
      <translation>Einen Detektor prüfen</translation>
    </message>
    <message>
      <source>Checking…</source>
      <translation>Wird geprüft…</translation>
    </message>
    <message>
      <source>Detectors (*.tflite);;All files (*)</source>
      <translation>Detektoren (*.tflite);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Nothing had to be changed.</source>
      <translation>Es musste nichts geändert werden.</translation>
    </message>
    <message>
      <source>Repaired, and checked again:</source>
      <translation>Repariert und noch einmal geprüft:</translation>
    </message>
    <message>
      <source>Repair…</source>
      <translation>Reparieren…</translation>
    </message>
    <message>
      <source>This file cannot be read</source>
      <translation>Diese Datei lässt sich nicht lesen</translation>
    </message>
  </context>
  <context>
    <name>LabWindow</name>
    <message>
      <source>Where does it work?</source>
      <translation>Wo läuft er?</translation>
    </message>
    <message>
      <source>Which programs can use this file, and what could be mended in it.</source>
      <translation>Welche Programme diese Datei nutzen können, und was sich daran reparieren ließe.</translation>
    </message>
  </context>
  <context>
    <name>LabelPage</name>
    <message numerus="yes">
      <source>%n boxes selected: a class key changes them all</source>
      <translation>
        <numerusform>%n Kasten ausgewählt: eine Klassentaste ändert ihn</numerusform>
        <numerusform>%n Kästen ausgewählt: eine Klassentaste ändert sie alle</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n draft(s): Enter accepts, Shift+Enter all, Backspace rejects</source>
      <translation>
        <numerusform>%n Vorschlag: Eingabe nimmt ihn an, Rücktaste verwirft ihn</numerusform>
        <numerusform>%n Vorschläge: Eingabe nimmt an, Umschalt+Eingabe alle, Rücktaste verwirft</numerusform>
      </translation>
    </message>
    <message>
      <source>Add some, then draw boxes on them here.</source>
      <translation>Füge welche hinzu, dann zeichne hier Kästen darauf.</translation>
    </message>
    <message>
      <source>All projects</source>
      <translation>Alle Projekte</translation>
    </message>
    <message>
      <source>Click a box, or drag across several</source>
      <translation>Klicke einen Kasten an, oder ziehe über mehrere</translation>
    </message>
    <message>
      <source>Drag a handle, use the arrow keys, or press a class key</source>
      <translation>Zieh an einem Griff, nimm die Pfeiltasten, oder drück eine Klassentaste</translation>
    </message>
    <message>
      <source>Drag from corner to corner around an object</source>
      <translation>Zieh von Ecke zu Ecke um ein Ding</translation>
    </message>
    <message>
      <source>Go to the photos</source>
      <translation>Zu den Fotos</translation>
    </message>
    <message>
      <source>Open a project to label its photos.</source>
      <translation>Öffne ein Projekt, um seine Fotos zu beschriften.</translation>
    </message>
    <message>
      <source>Set aside and label anew</source>
      <translation>Beiseitelegen und neu beschriften</translation>
    </message>
    <message>
      <source>The label file of this photo is damaged. It is kept as it is until you decide.</source>
      <translation>Die Beschriftungsdatei dieses Fotos ist beschädigt. Sie bleibt, wie sie ist, bis du entscheidest.</translation>
    </message>
    <message>
      <source>The labels of this photo cannot be read now. They show when its disk answers.</source>
      <translation>Die Angaben zu diesem Foto lassen sich gerade nicht lesen. Sie erscheinen, sobald das Laufwerk antwortet.</translation>
    </message>
    <message>
      <source>There are no photos yet.</source>
      <translation>Es gibt noch keine Fotos.</translation>
    </message>
  </context>
  <context>
    <name>LeakGuard</name>
    <message>
      <source>Looking for photos that are nearly the same</source>
      <translation>Fast gleiche Fotos suchen</translation>
    </message>
    <message>
      <source>Photos that are nearly the same</source>
      <translation>Fotos, die fast gleich sind</translation>
    </message>
    <message>
      <source>Photos that are nearly the same are together now. The next training is judged fairly.</source>
      <translation>Fast gleiche Fotos sind jetzt beisammen. Das nächste Training wird gerecht gemessen.</translation>
    </message>
    <message>
      <source>Put nearly the same photos into one split</source>
      <translation>Fast gleiche Fotos in eine Aufteilung legen</translation>
    </message>
    <message>
      <source>Put them together</source>
      <translation>Zusammenlegen</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>Das ging nicht</translation>
    </message>
    <message>
      <source>They stay apart: a split would have no photos left. More photos would help.</source>
      <translation>Sie bleiben getrennt: eine Aufteilung hätte sonst keine Fotos mehr. Mehr Fotos würden helfen.</translation>
    </message>
    <message numerus="yes">
      <source>… and %n more</source>
      <translation>
        <numerusform>… und %n weitere</numerusform>
        <numerusform>… und %n weitere</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LegendButton</name>
    <message>
      <source>Show or hide this line</source>
      <translation>Diese Linie ein- oder ausblenden</translation>
    </message>
  </context>
  <context>
    <name>LevelView</name>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n geändert</numerusform>
        <numerusform>%n geändert</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LightPopup</name>
    <message>
      <source>As it is</source>
      <translation>Wie es ist</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Helligkeit</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Kontrast</translation>
    </message>
    <message>
      <source>Only the view changes.</source>
      <translation>Nur die Ansicht ändert sich.</translation>
    </message>
  </context>
  <context>
    <name>Lines</name>
    <message>
      <source>AP, boxes must fit closely</source>
      <translation>AP, Kästen müssen genau sitzen</translation>
    </message>
    <message>
      <source>AP50</source>
      <translation>AP50</translation>
    </message>
    <message>
      <source>AP75</source>
      <translation>AP75</translation>
    </message>
    <message>
      <source>GB</source>
      <translation>GB</translation>
    </message>
    <message>
      <source>all together</source>
      <translation>alles zusammen</translation>
    </message>
    <message>
      <source>images/s</source>
      <translation>Bilder/s</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>on validation photos</source>
      <translation>auf Validierungsfotos</translation>
    </message>
    <message>
      <source>size of the weights (L2)</source>
      <translation>Größe der Gewichte (L2)</translation>
    </message>
    <message>
      <source>where the box</source>
      <translation>wo der Kasten ist</translation>
    </message>
    <message>
      <source>which class</source>
      <translation>welche Klasse</translation>
    </message>
  </context>
  <context>
    <name>Log</name>
    <message>
      <source>exported {path}</source>
      <translation>{path} exportiert</translation>
    </message>
    <message>
      <source>goes on after step {step}</source>
      <translation>geht nach Schritt {step} weiter</translation>
    </message>
    <message>
      <source>kept everything at step {step}</source>
      <translation>alles gesichert bei Schritt {step}</translation>
    </message>
    <message>
      <source>pass {epoch}, {where}: AP50 {ap50}, AP {ap}</source>
      <translation>Durchgang {epoch}, {where}: AP50 {ap50}, AP {ap}</translation>
    </message>
    <message>
      <source>starts from {weights}</source>
      <translation>beginnt mit {weights}</translation>
    </message>
    <message>
      <source>test photos</source>
      <translation>Testfotos</translation>
    </message>
    <message>
      <source>validation photos</source>
      <translation>Validierungsfotos</translation>
    </message>
  </context>
  <context>
    <name>LogView</name>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Log of the training</source>
      <translation>Protokoll des Trainings</translation>
    </message>
    <message>
      <source>Nothing yet.</source>
      <translation>Noch nichts.</translation>
    </message>
    <message>
      <source>Show the folder</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <source>The log is copied.</source>
      <translation>Das Protokoll ist kopiert.</translation>
    </message>
    <message>
      <source>What happened</source>
      <translation>Was geschah</translation>
    </message>
    <message>
      <source>What was printed</source>
      <translation>Was ausgegeben wurde</translation>
    </message>
  </context>
  <context>
    <name>LookTile</name>
    <message numerus="yes">
      <source>{name}: %n object(s) found</source>
      <translation>
        <numerusform>{name}: %n Ding gefunden</numerusform>
        <numerusform>{name}: %n Dinge gefunden</numerusform>
      </translation>
    </message>
    <message>
      <source>{name}: press to see it on the Label page</source>
      <translation>{name}: drücken, um es unter Beschriften zu sehen</translation>
    </message>
  </context>
  <context>
    <name>LooksView</name>
    <message>
      <source>Earlier evaluations</source>
      <translation>Frühere Auswertungen</translation>
    </message>
    <message>
      <source>Go back to what it saw before</source>
      <translation>Zurück zu dem, was er vorher sah</translation>
    </message>
    <message>
      <source>What it finds in a few photos stands here after each evaluation.</source>
      <translation>Was in einigen Fotos gefunden wird, steht hier nach jeder Auswertung.</translation>
    </message>
    <message>
      <source>What it sees in photos it does not learn from</source>
      <translation>Was er in Fotos sieht, aus denen er nicht lernt</translation>
    </message>
    <message>
      <source>after pass {epoch}</source>
      <translation>nach Durchgang {epoch}</translation>
    </message>
  </context>
  <context>
    <name>Losses</name>
    <message numerus="yes">
      <source>A photo holds up to %n object(s), and the file does not answer with so many.</source>
      <translation>
        <numerusform>Ein Foto zeigt bis zu %n Objekt, und mit so vielen antwortet die Datei nicht.</numerusform>
        <numerusform>Ein Foto zeigt bis zu %n Objekte, und mit so vielen antwortet die Datei nicht.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Adjust it on %n photo(s)</source>
      <translation>
        <numerusform>An %n Foto anpassen</numerusform>
        <numerusform>An %n Fotos anpassen</numerusform>
      </translation>
    </message>
    <message>
      <source>As a file, exactly</source>
      <translation>Als Datei, genau</translation>
    </message>
    <message>
      <source>From the network to the universal file: {points} points of AP50, {photos}.</source>
      <translation>Vom Netz zur universellen Datei: {points} Punkte AP50, {photos}.</translation>
    </message>
    <message>
      <source>In Frigate</source>
      <translation>In Frigate</translation>
    </message>
    <message>
      <source>In MediaPipe and the Task Library</source>
      <translation>In MediaPipe und der Task Library</translation>
    </message>
    <message>
      <source>In pycoral</source>
      <translation>In pycoral</translation>
    </message>
    <message>
      <source>In your app, fit photos as in training; the code in the kit does.</source>
      <translation>In der eigenen App Fotos so einpassen wie im Training; der Code im Paket tut es.</translation>
    </message>
    <message>
      <source>It sees square pieces of the photo, and objects are cut at their edges.</source>
      <translation>Es sieht quadratische Ausschnitte des Fotos, und an deren Rändern sind Objekte angeschnitten.</translation>
    </message>
    <message numerus="yes">
      <source>Make room for %n box(es)</source>
      <translation>
        <numerusform>Platz für %n Kasten schaffen</numerusform>
        <numerusform>Platz für %n Kästen schaffen</numerusform>
      </translation>
    </message>
    <message>
      <source>No more than 20 boxes of a square are read there; crowded photos have more.</source>
      <translation>Mehr als 20 Kästen je Quadrat werden dort nicht gelesen; volle Fotos haben mehr.</translation>
    </message>
    <message numerus="yes">
      <source>Numbers of 8 bits are coarser; their ranges come from %n training photo(s).</source>
      <translation>
        <numerusform>Zahlen mit 8 Bit sind gröber; ihre Bereiche kommen von %n Trainingsfoto.</numerusform>
        <numerusform>Zahlen mit 8 Bit sind gröber; ihre Bereiche kommen von %n Trainingsfotos.</numerusform>
      </translation>
    </message>
    <message>
      <source>Numbers of 8 bits: the universal file</source>
      <translation>Zahlen mit 8 Bit: die universelle Datei</translation>
    </message>
    <message>
      <source>Of boxes that overlap, fewer are kept there.</source>
      <translation>Von Kästen, die sich überdecken, bleiben dort weniger.</translation>
    </message>
    <message>
      <source>Other photos could show no difference.</source>
      <translation>Andere Fotos könnten keinen Unterschied zeigen.</translation>
    </message>
    <message>
      <source>Photos are stretched to a square there; it learnt them with borders.</source>
      <translation>Fotos werden dort zum Quadrat verzerrt; gelernt hat es sie mit Rand.</translation>
    </message>
    <message>
      <source>Photos keep their shape there, padded with black, and are made smaller in another way than in training.</source>
      <translation>Fotos behalten dort ihre Form, mit schwarzem Rand, und werden anders verkleinert als im Training.</translation>
    </message>
    <message>
      <source>That is {share} % of this step.</source>
      <translation>Das sind {share} % dieses Schritts.</translation>
    </message>
    <message>
      <source>The GPU file in MediaPipe</source>
      <translation>Die GPU-Datei in MediaPipe</translation>
    </message>
    <message>
      <source>The network</source>
      <translation>Das Netz</translation>
    </message>
    <message>
      <source>The network, with room for every box</source>
      <translation>Das Netz, mit Platz für jeden Kasten</translation>
    </message>
    <message>
      <source>Train with stretched photos</source>
      <translation>Mit verzerrten Fotos trainieren</translation>
    </message>
    <message>
      <source>Turning the network into a file changed what it computes. Please report this.</source>
      <translation>Auf dem Weg vom Netz zur Datei hat sich geändert, was es rechnet. Bitte melden.</translation>
    </message>
    <message>
      <source>Use the float16 file</source>
      <translation>Die float16-Datei verwenden</translation>
    </message>
    <message>
      <source>Use the float32 file</source>
      <translation>Die float32-Datei verwenden</translation>
    </message>
    <message>
      <source>Use the universal file</source>
      <translation>Die universelle Datei verwenden</translation>
    </message>
    <message>
      <source>Weights of 16 bits are too coarse for this network, which is rare.</source>
      <translation>Gewichte mit 16 Bit sind für dieses Netz zu grob, was selten ist.</translation>
    </message>
    <message>
      <source>Weights of half the size</source>
      <translation>Halb so große Gewichte</translation>
    </message>
    <message>
      <source>What it is less than {share} % sure of is left out there.</source>
      <translation>Was zu weniger als {share} % sicher ist, wird dort weggelassen.</translation>
    </message>
    <message>
      <source>float16, no NMS</source>
      <translation>float16, ohne NMS</translation>
    </message>
    <message numerus="yes">
      <source>measured on %n photo(s)</source>
      <translation>
        <numerusform>gemessen an %n Foto</numerusform>
        <numerusform>gemessen an %n Fotos</numerusform>
      </translation>
    </message>
    <message>
      <source>padded</source>
      <translation>mit Rand</translation>
    </message>
    <message>
      <source>squares, 20 boxes</source>
      <translation>Quadrate, 20 Kästen</translation>
    </message>
    <message>
      <source>stretched</source>
      <translation>verzerrt</translation>
    </message>
    <message>
      <source>tried: AP50 {value}</source>
      <translation>erprobt: AP50 {value}</translation>
    </message>
    <message>
      <source>{points} points against: {after}.</source>
      <translation>{points} Punkte gegenüber: {after}.</translation>
    </message>
    <message>
      <source>{title}: AP50 {value}, on other such photos between {low} and {high}.</source>
      <translation>{title}: AP50 {value}, an anderen solchen Fotos zwischen {low} und {high}.</translation>
    </message>
  </context>
  <context>
    <name>LossesView</name>
    <message>
      <source>Compares the network with every kind of file, and with the ways in which MediaPipe, Coral and Frigate show photos to it. Takes some minutes.</source>
      <translation>Vergleicht das Netz mit jeder Art von Datei und mit den Arten, wie MediaPipe, Coral und Frigate ihr Fotos zeigen. Dauert einige Minuten.</translation>
    </message>
    <message>
      <source>Measure again</source>
      <translation>Neu messen</translation>
    </message>
    <message>
      <source>Measure it</source>
      <translation>Messen</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message numerus="yes">
      <source>%n label file(s) are kept beside the others; the photos can be labelled anew.</source>
      <translation>
        <numerusform>%n Beschriftungsdatei liegt nun neben den anderen; das Foto kann neu beschriftet werden.</numerusform>
        <numerusform>%n Beschriftungsdateien liegen nun neben den anderen; die Fotos können neu beschriftet werden.</numerusform>
      </translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Wird geöffnet …</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Redo: {what}</source>
      <translation>Wiederholen: {what}</translation>
    </message>
    <message>
      <source>Show the folder</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <source>That cannot be taken back</source>
      <translation>Das lässt sich nicht zurücknehmen</translation>
    </message>
    <message>
      <source>The label files could not be set aside</source>
      <translation>Die Beschriftungsdateien konnten nicht beiseitegelegt werden</translation>
    </message>
    <message>
      <source>The newest boxes could not be saved.</source>
      <translation>Die neuesten Kästen konnten nicht gesichert werden.</translation>
    </message>
    <message>
      <source>The project cannot be opened</source>
      <translation>Das Projekt lässt sich nicht öffnen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undo: {what}</source>
      <translation>Rückgängig: {what}</translation>
    </message>
    <message>
      <source>{name} is no project yet; this begins one with its photos.</source>
      <translation>{name} ist noch kein Projekt; hier beginnt eines mit diesen Fotos.</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
  </context>
  <context>
    <name>MergePopover</name>
    <message>
      <source>All boxes of this class go to the other one, and it is gone then. Undo brings both back.</source>
      <translation>Alle Kästen dieser Klasse gehen an die andere, dann ist sie weg. Rückgängig bringt beide zurück.</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Vereinen</translation>
    </message>
    <message>
      <source>Merge {0} into</source>
      <translation>{0} vereinen mit</translation>
    </message>
    <message>
      <source>The class that stays</source>
      <translation>Die Klasse, die bleibt</translation>
    </message>
  </context>
  <context>
    <name>Messages</name>
    <message numerus="yes">
      <source>… and %n more; copying gives them all.</source>
      <translation>
        <numerusform>… und %n weiteres; beim Kopieren kommen alle mit.</numerusform>
        <numerusform>… und %n weitere; beim Kopieren kommen alle mit.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Middle</name>
    <message>
      <source>Add photos</source>
      <translation>Fotos hinzufügen</translation>
    </message>
    <message>
      <source>All photos are in the bin</source>
      <translation>Alle Fotos sind im Papierkorb</translation>
    </message>
    <message>
      <source>Back to the photos</source>
      <translation>Zurück zu den Fotos</translation>
    </message>
    <message>
      <source>Clear filters</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <source>Drop a folder of photos here</source>
      <translation>Zieh einen Ordner mit Fotos hierher</translation>
    </message>
    <message>
      <source>Look into the bin</source>
      <translation>In den Papierkorb sehen</translation>
    </message>
    <message>
      <source>Looking through the photos</source>
      <translation>Die Fotos werden durchgesehen</translation>
    </message>
    <message>
      <source>No photo is like that</source>
      <translation>So ist kein Foto</translation>
    </message>
    <message>
      <source>Open a project to see its photos</source>
      <translation>Öffne ein Projekt, um seine Fotos zu sehen</translation>
    </message>
    <message>
      <source>Reading the labels of {0}</source>
      <translation>Beschriftungen werden gelesen: {0}</translation>
    </message>
    <message>
      <source>The bin is empty</source>
      <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
      <source>They can stay where they are; nothing in the folder is changed.</source>
      <translation>Sie können bleiben, wo sie sind; nichts im Ordner wird geändert.</translation>
    </message>
  </context>
  <context>
    <name>MirrorView</name>
    <message>
      <source>Back to the form</source>
      <translation>Zurück zum Formular</translation>
    </message>
    <message>
      <source>Change it here or paste another one: the form follows.</source>
      <translation>Ändere ihn hier, oder füge einen anderen ein: das Formular folgt.</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Copied.</source>
      <translation>Kopiert.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Does the same from Python, where this program is installed.</source>
      <translation>Tut dasselbe aus Python, wo dieses Programm installiert ist.</translation>
    </message>
    <message>
      <source>Does the same in a terminal, on this or another computer.</source>
      <translation>Tut dasselbe in einem Terminal, auf diesem oder einem anderen Computer.</translation>
    </message>
    <message>
      <source>Form of the text</source>
      <translation>Form des Textes</translation>
    </message>
    <message>
      <source>Settings as text</source>
      <translation>Einstellungen als Text</translation>
    </message>
    <message>
      <source>Some settings are wrong; this is how they last were right.</source>
      <translation>Einige Einstellungen stimmen nicht; so waren sie zuletzt richtig.</translation>
    </message>
    <message>
      <source>The settings as text</source>
      <translation>Die Einstellungen als Text</translation>
    </message>
  </context>
  <context>
    <name>MixUps</name>
    <message>
      <source>What is taken for what</source>
      <translation>Was wofür gehalten wird</translation>
    </message>
    <message>
      <source>found as →</source>
      <translation>gefunden als →</translation>
    </message>
    <message>
      <source>labelled as ↓</source>
      <translation>beschriftet als ↓</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>{count} times {name} found</source>
      <translation>{count}-mal {name} gefunden</translation>
    </message>
    <message>
      <source>{count} times {name} not found</source>
      <translation>{count}-mal {name} nicht gefunden</translation>
    </message>
    <message>
      <source>{count} times {name} taken for {said}</source>
      <translation>{count}-mal {name} für {said} gehalten</translation>
    </message>
    <message>
      <source>{count} times {said} where nothing is labelled</source>
      <translation>{count}-mal {said}, wo nichts beschriftet ist</translation>
    </message>
  </context>
  <context>
    <name>ModelChoice</name>
    <message>
      <source>Compare all sizes</source>
      <translation>Alle Größen vergleichen</translation>
    </message>
    <message>
      <source>Show only this one</source>
      <translation>Nur diese zeigen</translation>
    </message>
  </context>
  <context>
    <name>Needs</name>
    <message numerus="yes">
      <source>%n label file(s) cannot be read. The photos take part in nothing.</source>
      <translation>
        <numerusform>%n Beschriftungsdatei ist nicht lesbar. Das Foto nimmt an nichts teil.</numerusform>
        <numerusform>%n Beschriftungsdateien sind nicht lesbar. Die Fotos nehmen an nichts teil.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n labelled photo(s) have no split yet; a training would give them one.</source>
      <translation>
        <numerusform>%n beschriftetes Foto hat noch keine Aufteilung; ein Training gäbe ihm eine.</numerusform>
        <numerusform>%n beschriftete Fotos haben noch keine Aufteilung; ein Training gäbe ihnen eine.</numerusform>
      </translation>
    </message>
    <message>
      <source>Add a class</source>
      <translation>Klasse hinzufügen</translation>
    </message>
    <message>
      <source>Consider {0}.</source>
      <translation>Denk an {0}.</translation>
    </message>
    <message>
      <source>Go on labelling</source>
      <translation>Weiter beschriften</translation>
    </message>
    <message>
      <source>Keep a fifth</source>
      <translation>Ein Fünftel aufheben</translation>
    </message>
    <message>
      <source>No labelled photo is for training, so there is nothing to learn from.</source>
      <translation>Kein beschriftetes Foto ist für das Training; so gibt es nichts, woraus gelernt wird.</translation>
    </message>
    <message>
      <source>No photo has boxes yet. With 20 labelled photos a first training shows something.</source>
      <translation>Noch hat kein Foto Kästen. Mit 20 beschrifteten Fotos zeigt ein erstes Training schon etwas.</translation>
    </message>
    <message>
      <source>No photo is kept for validation, so nobody sees when a training is at its best.</source>
      <translation>Kein Foto ist für die Validierung aufgehoben; so sieht niemand, wann ein Training am besten ist.</translation>
    </message>
    <message>
      <source>No photo shows an empty scene. A few marked “nothing here” spare you false alarms.</source>
      <translation>Kein Foto ist ganz ohne Dinge. Ein paar mit „nichts hier“ ersparen dir Fehlalarme.</translation>
    </message>
    <message>
      <source>Nothing that we can see. This is a good data set to train on.</source>
      <translation>Nichts, was wir sehen. Mit diesem Datensatz lässt sich gut trainieren.</translation>
    </message>
    <message>
      <source>Photos from nearer by help, or pictures cut into tiles.</source>
      <translation>Es helfen Fotos aus der Nähe oder in Kacheln zerlegte Bilder.</translation>
    </message>
    <message>
      <source>See the chart</source>
      <translation>Diagramm ansehen</translation>
    </message>
    <message>
      <source>See the sizes</source>
      <translation>Größen ansehen</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Spread them now</source>
      <translation>Jetzt aufteilen</translation>
    </message>
    <message>
      <source>Start labelling</source>
      <translation>Mit dem Beschriften anfangen</translation>
    </message>
    <message>
      <source>There are no classes yet: the kinds of things to find.</source>
      <translation>Es gibt noch keine Klassen: die Arten von Dingen, die du finden willst.</translation>
    </message>
    <message>
      <source>{0} has {1} times as many boxes as {2}: photos with {2} help most.</source>
      <translation>{0} hat {1}-mal so viele Kästen wie {2}: Fotos mit {2} helfen am meisten.</translation>
    </message>
    <message>
      <source>{0} of {1} nobody looked at yet; those do not train.</source>
      <translation>{0} von {1} hat noch niemand angesehen; damit wird nicht trainiert.</translation>
    </message>
    <message>
      <source>{0}: no box yet, so it cannot be learnt.</source>
      <translation>{0}: noch kein Kasten, kann also nicht gelernt werden.</translation>
    </message>
    <message>
      <source>{0}: only {1}. From about {2} on a class is usually found well.</source>
      <translation>{0}: nur {1}. Ab etwa {2} wird eine Klasse meist gut gefunden.</translation>
    </message>
    <message>
      <source>{0}: {1}, {2} % of the picture's side, small for {3}.</source>
      <translation>{0}: {1}, {2} % der Bildseite, klein für {3}.</translation>
    </message>
  </context>
  <context>
    <name>NeedsPanel</name>
    <message>
      <source>What the data set needs</source>
      <translation>Was der Datensatz braucht</translation>
    </message>
  </context>
  <context>
    <name>NewPage</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n weiterer</numerusform>
        <numerusform>%n weitere</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) so far…</source>
      <translation>
        <numerusform>bisher %n Foto …</numerusform>
        <numerusform>bisher %n Fotos …</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s), in folders below too</source>
      <translation>
        <numerusform>%n Foto, auch in Unterordnern</numerusform>
        <numerusform>%n Fotos, auch in Unterordnern</numerusform>
      </translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>Copy them into the project</source>
      <translation>Ins Projekt kopieren</translation>
    </message>
    <message>
      <source>Counting the photos…</source>
      <translation>Die Fotos werden gezählt …</translation>
    </message>
    <message>
      <source>Create project</source>
      <translation>Projekt anlegen</translation>
    </message>
    <message>
      <source>How the project is called, and where its folder is made. The photos need not be there.</source>
      <translation>Wie das Projekt heißt, und wo sein Ordner entsteht. Die Fotos müssen nicht dort sein.</translation>
    </message>
    <message>
      <source>Leave them where they are</source>
      <translation>Dort lassen, wo sie sind</translation>
    </message>
    <message>
      <source>Linked photos stay in their folder, which the project needs from then on. Copied ones are in the project.</source>
      <translation>Verknüpfte Fotos bleiben in ihrem Ordner, den das Projekt von da an braucht. Kopierte sind im Projekt.</translation>
    </message>
    <message>
      <source>Makes the project and opens it. More photos and classes can be added at any time.</source>
      <translation>Macht das Projekt und öffnet es. Fotos und Klassen lassen sich jederzeit hinzufügen.</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>Neues Projekt</translation>
    </message>
    <message>
      <source>Nothing is moved or changed. The project needs the folder to stay there.</source>
      <translation>Nichts wird verschoben oder geändert. Der Ordner muss für das Projekt dort bleiben.</translation>
    </message>
    <message>
      <source>Other folder…</source>
      <translation>Anderer Ordner …</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>The folder of photos; those in folders below it count too.</source>
      <translation>Der Ordner mit den Fotos; die in Ordnern darunter zählen auch.</translation>
    </message>
    <message>
      <source>The kinds of objects you want to find. You can leave this empty and add them while you label.</source>
      <translation>Die Arten von Dingen, die du finden willst. Du kannst das leer lassen und sie beim Beschriften hinzufügen.</translation>
    </message>
    <message>
      <source>The kinds of things to find, such as bee and wasp: type one and press Enter, or a comma.</source>
      <translation>Die Arten von Dingen, die zu finden sind, etwa Biene und Wespe: tippe eine und drücke Eingabe, oder ein Komma.</translation>
    </message>
    <message>
      <source>The photos</source>
      <translation>Die Fotos</translation>
    </message>
    <message>
      <source>The photos could not be counted.</source>
      <translation>Die Fotos konnten nicht gezählt werden.</translation>
    </message>
    <message>
      <source>The project holds everything and can be moved or backed up as one folder.</source>
      <translation>Das Projekt enthält alles und lässt sich als ein Ordner verschieben oder sichern.</translation>
    </message>
    <message>
      <source>There are no photos in this folder yet; the project will find them when they come.</source>
      <translation>In diesem Ordner sind noch keine Fotos; das Projekt findet sie, sobald sie da sind.</translation>
    </message>
    <message>
      <source>Where the photos are kept</source>
      <translation>Wo die Fotos liegen</translation>
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message>
      <source>Close and lose them</source>
      <translation>Schließen und verlieren</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
      <source>Set them aside</source>
      <translation>Beiseitelegen</translation>
    </message>
    <message>
      <source>Show the folder</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <source>The folder {path} is not there. Its photos come back with it; their boxes are kept.</source>
      <translation>Der Ordner {path} ist nicht da. Mit ihm kommen seine Fotos zurück; ihre Kästen bleiben erhalten.</translation>
    </message>
    <message numerus="yes">
      <source>The label files of %n photo(s) are damaged, first {name}. Nothing will overwrite them.</source>
      <translation>
        <numerusform>Die Beschriftungsdatei von %n Foto ist beschädigt: {name}. Nichts wird sie überschreiben.</numerusform>
        <numerusform>Die Beschriftungsdateien von %n Fotos sind beschädigt, zuerst {name}. Nichts wird sie überschreiben.</numerusform>
      </translation>
    </message>
    <message>
      <source>The newest boxes are not saved yet. Closing now would lose them.</source>
      <translation>Die neuesten Kästen sind noch nicht gespeichert. Beim Schließen gingen sie jetzt verloren.</translation>
    </message>
    <message>
      <source>This project can only be looked at here.</source>
      <translation>Dieses Projekt lässt sich hier nur ansehen.</translation>
    </message>
    <message>
      <source>This project is open in another window. You can look, but not change anything here.</source>
      <translation>Dieses Projekt ist in einem anderen Fenster offen. Hier kannst du alles ansehen, aber nichts ändern.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal versuchen</translation>
    </message>
    <message>
      <source>Your work is kept in memory and saved as soon as it works again.</source>
      <translation>Deine Arbeit bleibt im Speicher und wird gesichert, sobald es wieder geht.</translation>
    </message>
  </context>
  <context>
    <name>Opened</name>
    <message>
      <source>Reading labels: {done} of {total}</source>
      <translation>Beschriftungen werden gelesen: {done} von {total}</translation>
    </message>
  </context>
  <context>
    <name>PageView</name>
    <message>
      <source>Page of the guide</source>
      <translation>Seite des Handbuchs</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Actions</source>
      <translation>Aktionen</translation>
    </message>
    <message>
      <source>Everything that can be done now: type some letters of it, and press Enter to do it.</source>
      <translation>Alles, was sich jetzt tun lässt: tippe ein paar Buchstaben davon und drücke Eingabe, um es zu tun.</translation>
    </message>
    <message>
      <source>Find an action</source>
      <translation>Aktion finden</translation>
    </message>
    <message>
      <source>Nothing is called so.</source>
      <translation>So heißt nichts.</translation>
    </message>
    <message>
      <source>What would you like to do?</source>
      <translation>Was möchtest du tun?</translation>
    </message>
  </context>
  <context>
    <name>PhotoEditor</name>
    <message numerus="yes">
      <source>%n locked box(es) stay as they are</source>
      <translation>
        <numerusform>%n gesperrter Kasten bleibt, wie er ist</numerusform>
        <numerusform>%n gesperrte Kästen bleiben, wie sie sind</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accept %n draft(s)</source>
      <translation>
        <numerusform>%n Vorschlag annehmen</numerusform>
        <numerusform>%n Vorschläge annehmen</numerusform>
      </translation>
    </message>
    <message>
      <source>Change the class to {name}</source>
      <translation>Klasse ändern zu {name}</translation>
    </message>
    <message>
      <source>Change the split</source>
      <translation>Aufteilung ändern</translation>
    </message>
    <message numerus="yes">
      <source>Copy %n box(es) to the next photo</source>
      <translation>
        <numerusform>%n Kasten aufs nächste Foto kopieren</numerusform>
        <numerusform>%n Kästen aufs nächste Foto kopieren</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %n box(es)</source>
      <translation>
        <numerusform>%n Kasten löschen</numerusform>
        <numerusform>%n Kästen löschen</numerusform>
      </translation>
    </message>
    <message>
      <source>Draw a box</source>
      <translation>Kasten zeichnen</translation>
    </message>
    <message>
      <source>Draw its boxes first, or say that nothing is here.</source>
      <translation>Zeichne zuerst seine Kästen, oder sag, dass nichts hier ist.</translation>
    </message>
    <message numerus="yes">
      <source>Duplicate %n box(es)</source>
      <translation>
        <numerusform>%n Kasten verdoppeln</numerusform>
        <numerusform>%n Kästen verdoppeln</numerusform>
      </translation>
    </message>
    <message>
      <source>Mark as many objects</source>
      <translation>Als viele Dinge markieren</translation>
    </message>
    <message>
      <source>Mark as one object</source>
      <translation>Als ein Ding markieren</translation>
    </message>
    <message numerus="yes">
      <source>Move %n box(es)</source>
      <translation>
        <numerusform>%n Kasten bewegen</numerusform>
        <numerusform>%n Kästen bewegen</numerusform>
      </translation>
    </message>
    <message>
      <source>No longer reviewed</source>
      <translation>Nicht mehr geprüft</translation>
    </message>
    <message>
      <source>Not looked at</source>
      <translation>Nicht angesehen</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Nichts hier</translation>
    </message>
    <message numerus="yes">
      <source>Paste %n box(es)</source>
      <translation>
        <numerusform>%n Kasten einfügen</numerusform>
        <numerusform>%n Kästen einfügen</numerusform>
      </translation>
    </message>
    <message>
      <source>Reject a draft</source>
      <translation>Vorschlag verwerfen</translation>
    </message>
    <message>
      <source>Resize a box</source>
      <translation>Größe eines Kastens ändern</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>nobody has looked at this photo yet</source>
      <translation>dieses Foto hat noch niemand angesehen</translation>
    </message>
  </context>
  <context>
    <name>PhotoGrid</name>
    <message>
      <source>Cannot be shown</source>
      <translation>Lässt sich nicht zeigen</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>The photo is missing</source>
      <translation>Das Foto fehlt</translation>
    </message>
  </context>
  <context>
    <name>Photos</name>
    <message numerus="yes">
      <source>%n box(es)</source>
      <translation>
        <numerusform>%n Kasten</numerusform>
        <numerusform>%n Kästen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) or more</source>
      <translation>
        <numerusform>mindestens %n Kasten</numerusform>
        <numerusform>mindestens %n Kästen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n Foto</numerusform>
        <numerusform>%n Fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) in the bin</source>
      <translation>
        <numerusform>%n Foto im Papierkorb</numerusform>
        <numerusform>%n Fotos im Papierkorb</numerusform>
      </translation>
    </message>
    <message>
      <source>Being read</source>
      <translation>Wird gelesen</translation>
    </message>
    <message>
      <source>Damaged</source>
      <translation>Beschädigt</translation>
    </message>
    <message>
      <source>For {0}</source>
      <translation>Für {0}</translation>
    </message>
    <message>
      <source>Group {0}</source>
      <translation>Gruppe {0}</translation>
    </message>
    <message>
      <source>Labelled</source>
      <translation>Beschriftet</translation>
    </message>
    <message>
      <source>Last labelled</source>
      <translation>Zuletzt beschriftet</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>No split yet</source>
      <translation>Noch keine Aufteilung</translation>
    </message>
    <message>
      <source>Not looked at</source>
      <translation>Nicht angesehen</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Nichts hier</translation>
    </message>
    <message>
      <source>Number of boxes</source>
      <translation>Zahl der Kästen</translation>
    </message>
    <message>
      <source>Smallest box</source>
      <translation>Kleinster Kasten</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Test</translation>
    </message>
    <message>
      <source>The photo's file is missing</source>
      <translation>Die Datei des Fotos fehlt</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>Validierung</translation>
    </message>
    <message numerus="yes">
      <source>at most %n box(es)</source>
      <translation>
        <numerusform>höchstens %n Kasten</numerusform>
        <numerusform>höchstens %n Kästen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>exactly %n box(es)</source>
      <translation>
        <numerusform>genau %n Kasten</numerusform>
        <numerusform>genau %n Kästen</numerusform>
      </translation>
    </message>
    <message>
      <source>for {0}</source>
      <translation>für {0}</translation>
    </message>
    <message>
      <source>not reviewed</source>
      <translation>nicht geprüft</translation>
    </message>
    <message>
      <source>reviewed</source>
      <translation>geprüft</translation>
    </message>
    <message>
      <source>test</source>
      <translation>test</translation>
    </message>
    <message>
      <source>train</source>
      <translation>train</translation>
    </message>
    <message>
      <source>val</source>
      <translation>val</translation>
    </message>
    <message>
      <source>whose file is missing</source>
      <translation>deren Datei fehlt</translation>
    </message>
    <message>
      <source>with {0}</source>
      <translation>mit {0}</translation>
    </message>
    <message>
      <source>without a split</source>
      <translation>ohne Aufteilung</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
    <message>
      <source>{0} or {1}</source>
      <translation>{0} oder {1}</translation>
    </message>
    <message>
      <source>{0} to {1}</source>
      <translation>{0} bis {1}</translation>
    </message>
    <message>
      <source>{0} × {1} pixels</source>
      <translation>{0} × {1} Pixel</translation>
    </message>
    <message>
      <source>{0}, reviewed</source>
      <translation>{0}, geprüft</translation>
    </message>
    <message>
      <source>{0}: {1}</source>
      <translation>{0}: {1}</translation>
    </message>
    <message>
      <source>“{0}” in the name</source>
      <translation>„{0}“ im Namen</translation>
    </message>
  </context>
  <context>
    <name>PlaceRow</name>
    <message>
      <source>Cannot be made: {reason}</source>
      <translation>Lässt sich nicht anlegen: {reason}</translation>
    </message>
    <message>
      <source>Name of the project</source>
      <translation>Name des Projekts</translation>
    </message>
    <message>
      <source>Other place…</source>
      <translation>Anderer Ort …</translation>
    </message>
  </context>
  <context>
    <name>Plan</name>
    <message>
      <source>A new training</source>
      <translation>Ein neues Training</translation>
    </message>
    <message>
      <source>It learns from photos with boxes: there are {labelled}, and from {enough} on it has a chance to learn.</source>
      <translation>Ein Training lernt aus Fotos mit Kästen: es gibt {labelled}, und ab {enough} kann etwas daraus werden.</translation>
    </message>
    <message numerus="yes">
      <source>It looks at %n photo(s) with boxes, again and again, and learns what is in them.</source>
      <translation>
        <numerusform>Ein Training sieht sich %n Foto mit Kästen immer wieder an und lernt, was darauf ist.</numerusform>
        <numerusform>Ein Training sieht sich %n Fotos mit Kästen immer wieder an und lernt, was darauf ist.</numerusform>
      </translation>
    </message>
    <message>
      <source>It needs photos first.</source>
      <translation>Zuerst braucht es Fotos.</translation>
    </message>
    <message>
      <source>Teach a detector with your photos</source>
      <translation>Lehre einen Detektor mit deinen Fotos</translation>
    </message>
    <message>
      <source>This project can only be looked at here; trainings are started where it can be changed.</source>
      <translation>Dieses Projekt lässt sich hier nur ansehen; Trainings werden dort gestartet, wo es geändert werden kann.</translation>
    </message>
    <message>
      <source>{model}, {passes}, {batch} photos at a time.</source>
      <translation>{model}, {passes}, {batch} Fotos auf einmal.</translation>
    </message>
    <message>
      <source>{run} is training now. Another one can start when it has ended, or was stopped.</source>
      <translation>{run} trainiert gerade. Ein anderes Training kann beginnen, wenn es zu Ende ist oder angehalten wurde.</translation>
    </message>
  </context>
  <context>
    <name>PlanView</name>
    <message>
      <source>Add photos</source>
      <translation>Fotos hinzufügen</translation>
    </message>
    <message>
      <source>Label photos</source>
      <translation>Fotos beschriften</translation>
    </message>
    <message>
      <source>See it learn</source>
      <translation>Beim Lernen zusehen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Start anyway</source>
      <translation>Trotzdem starten</translation>
    </message>
    <message>
      <source>Start the training</source>
      <translation>Training starten</translation>
    </message>
    <message>
      <source>You can watch it learn here, go on labelling meanwhile, and close the window: the training goes on, and is found again.</source>
      <translation>Du kannst hier beim Lernen zusehen, inzwischen weiter beschriften und das Fenster schließen: das Training geht weiter und ist wieder da, wenn du zurückkommst.</translation>
    </message>
  </context>
  <context>
    <name>Plans</name>
    <message>
      <source>there is something of this name already</source>
      <translation>es gibt schon etwas mit diesem Namen</translation>
    </message>
  </context>
  <context>
    <name>PreviewPanel</name>
    <message>
      <source>Every photo looks different at every pass. Boxes should still fit.</source>
      <translation>Jedes Foto sieht in jedem Durchgang anders aus. Die Kästen sollten trotzdem sitzen.</translation>
    </message>
    <message>
      <source>Hide what it will see</source>
      <translation>Ausblenden, was er sehen wird</translation>
    </message>
    <message>
      <source>Other ones</source>
      <translation>Andere</translation>
    </message>
    <message>
      <source>Preparing the first pictures…</source>
      <translation>Die ersten Bilder werden gemacht …</translation>
    </message>
    <message>
      <source>Show what it will see</source>
      <translation>Zeigen, was er sehen wird</translation>
    </message>
    <message>
      <source>The pictures cannot be made: {0}.</source>
      <translation>Die Bilder lassen sich nicht machen: {0}.</translation>
    </message>
    <message>
      <source>What it will see</source>
      <translation>Was er sehen wird</translation>
    </message>
  </context>
  <context>
    <name>Prober</name>
    <message>
      <source>Trying some steps</source>
      <translation>Einige Schritte werden probiert</translation>
    </message>
  </context>
  <context>
    <name>ProblemCard</name>
    <message>
      <source>Next photo</source>
      <translation>Nächstes Foto</translation>
    </message>
    <message>
      <source>This photo cannot be shown</source>
      <translation>Dieses Foto lässt sich nicht zeigen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal versuchen</translation>
    </message>
  </context>
  <context>
    <name>Problems</name>
    <message>
      <source>1 outline was read as the box around it</source>
      <translation>1 Umriss wurde als der Kasten darum gelesen</translation>
    </message>
    <message>
      <source>&lt;{0}&gt; is missing</source>
      <translation>&lt;{0}&gt; fehlt</translation>
    </message>
    <message>
      <source>&lt;{0}&gt; is {1}, not a number</source>
      <translation>&lt;{0}&gt; ist {1}, keine Zahl</translation>
    </message>
    <message>
      <source>A whole disk cannot be linked; name a folder on it.</source>
      <translation>Eine ganze Platte ist nicht zu verknüpfen; nenne einen Ordner darauf.</translation>
    </message>
    <message>
      <source>Check that its boxes fit; they are taken as they are.</source>
      <translation>Prüfe, ob die Kästen passen; sie werden so übernommen, wie sie sind.</translation>
    </message>
    <message>
      <source>Check the disk or network drive, and the permissions of this folder.</source>
      <translation>Prüfe das Laufwerk oder Netzlaufwerk und die Rechte dieses Ordners.</translation>
    </message>
    <message>
      <source>Check the free space and the permissions of this folder.</source>
      <translation>Prüfe den freien Platz und die Rechte dieses Ordners.</translation>
    </message>
    <message>
      <source>Check the free space and the permissions of this folder; what was there before is untouched.</source>
      <translation>Prüfe den freien Platz und die Rechte dieses Ordners; was vorher dort war, ist unberührt.</translation>
    </message>
    <message>
      <source>Check the free space, and that the disk or network drive is still connected.</source>
      <translation>Prüfe, ob Platz frei ist und das Laufwerk oder Netzlaufwerk noch verbunden ist.</translation>
    </message>
    <message>
      <source>Check the name of the file or folder.</source>
      <translation>Prüfe den Namen der Datei oder des Ordners.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Wähle einen anderen Namen.</translation>
    </message>
    <message>
      <source>Close other programs, or scale the photo down.</source>
      <translation>Schließ andere Programme, oder verkleinere das Foto.</translation>
    </message>
    <message>
      <source>Close the other window or command that works on this project.</source>
      <translation>Schließ das andere Fenster oder den Befehl, der an diesem Projekt arbeitet.</translation>
    </message>
    <message>
      <source>Connect its disk or network drive again, or put the folder back where it was.</source>
      <translation>Schließe das Laufwerk oder Netzlaufwerk wieder an, oder lege den Ordner zurück, wo er war.</translation>
    </message>
    <message>
      <source>Copy it again from where it came from.</source>
      <translation>Kopier es noch einmal von dort, wo es herkam.</translation>
    </message>
    <message>
      <source>Download or pack it again.</source>
      <translation>Lade es neu herunter, oder pack es noch einmal.</translation>
    </message>
    <message>
      <source>Download or pack the archive again.</source>
      <translation>Lade das Archiv neu herunter, oder pack es noch einmal.</translation>
    </message>
    <message>
      <source>Export it again.</source>
      <translation>Exportiere es noch einmal.</translation>
    </message>
    <message>
      <source>Give the two pictures different names.</source>
      <translation>Gib den beiden Bildern verschiedene Namen.</translation>
    </message>
    <message>
      <source>Give yourself the permission to read it.</source>
      <translation>Gib dir das Recht, es zu lesen.</translation>
    </message>
    <message>
      <source>Give yourself the permission to read this file, or move it away to begin a new history.</source>
      <translation>Gib dir das Recht, diese Datei zu lesen, oder verschiebe sie, um einen neuen Verlauf zu beginnen.</translation>
    </message>
    <message>
      <source>Give yourself the permission to write to this folder, or work on a copy of it.</source>
      <translation>Gib dir das Recht, in diesen Ordner zu schreiben, oder arbeite mit einer Kopie.</translation>
    </message>
    <message>
      <source>Import again.</source>
      <translation>Importiere noch einmal.</translation>
    </message>
    <message>
      <source>It lies inside the project; only pictures under images/ can.</source>
      <translation>Er liegt im Projekt; nur Bilder unter images/ können das.</translation>
    </message>
    <message>
      <source>Label it here, or mend the source and import again.</source>
      <translation>Beschrifte es hier, oder berichtige die Quelle und importiere noch einmal.</translation>
    </message>
    <message>
      <source>List every picture in one set only.</source>
      <translation>Führe jedes Bild nur in einer Menge auf.</translation>
    </message>
    <message>
      <source>List every picture in one split only.</source>
      <translation>Führe jedes Bild nur in einer Aufteilung auf.</translation>
    </message>
    <message>
      <source>Make it a real folder.</source>
      <translation>Mach einen richtigen Ordner daraus.</translation>
    </message>
    <message>
      <source>Make room, or unpack it on another disk and link that.</source>
      <translation>Schaff Platz, oder pack es auf einer anderen Platte aus und verknüpfe den Ordner.</translation>
    </message>
    <message>
      <source>Mend it in a text editor, or delete it and label the picture again.</source>
      <translation>Berichtige sie in einem Texteditor, oder lösche sie und beschrifte das Bild neu.</translation>
    </message>
    <message>
      <source>Mend the file in a text editor.</source>
      <translation>Berichtige die Datei in einem Texteditor.</translation>
    </message>
    <message>
      <source>Mend the file, or export it again.</source>
      <translation>Berichtige die Datei, oder exportiere sie noch einmal.</translation>
    </message>
    <message>
      <source>Mend the file, or write it again.</source>
      <translation>Berichtige die Datei, oder schreib sie noch einmal.</translation>
    </message>
    <message>
      <source>Name a new folder for the project.</source>
      <translation>Nenne einen neuen Ordner für das Projekt.</translation>
    </message>
    <message>
      <source>Name a new folder; nothing is overwritten.</source>
      <translation>Nenne einen neuen Ordner; nichts wird überschrieben.</translation>
    </message>
    <message>
      <source>Name a photo; of a folder, its photos one by one.</source>
      <translation>Nenne ein Foto; von einem Ordner seine Fotos einzeln.</translation>
    </message>
    <message>
      <source>Name the folder itself.</source>
      <translation>Nenne den Ordner selbst.</translation>
    </message>
    <message>
      <source>Name the folder of a project, or make a new one.</source>
      <translation>Nenne den Ordner eines Projekts, oder leg ein neues an.</translation>
    </message>
    <message>
      <source>Open it in a photo program and save it as JPEG or PNG.</source>
      <translation>Öffne es in einem Fotoprogramm und speichere es als JPEG oder PNG.</translation>
    </message>
    <message>
      <source>Put it back, or remove it from the project.</source>
      <translation>Leg sie zurück, oder nimm das Foto aus dem Projekt.</translation>
    </message>
    <message>
      <source>Put it beside the file.</source>
      <translation>Leg es neben die Datei.</translation>
    </message>
    <message>
      <source>Put it into {0}.</source>
      <translation>Leg es in {0}.</translation>
    </message>
    <message>
      <source>Put the picture beside it.</source>
      <translation>Leg das Bild daneben.</translation>
    </message>
    <message>
      <source>Rename the picture.</source>
      <translation>Benenne das Bild um.</translation>
    </message>
    <message>
      <source>Save it as UTF-8 text.</source>
      <translation>Speichere sie als UTF-8-Text.</translation>
    </message>
    <message>
      <source>Save it as UTF-8.</source>
      <translation>Speichere sie als UTF-8.</translation>
    </message>
    <message>
      <source>Scale it down below {0} megapixels.</source>
      <translation>Verkleinere es auf unter {0} Megapixel.</translation>
    </message>
    <message>
      <source>Take it out of the bin and import again.</source>
      <translation>Hol es aus dem Papierkorb und importiere noch einmal.</translation>
    </message>
    <message>
      <source>The classes are {0}.</source>
      <translation>Die Klassen sind {0}.</translation>
    </message>
    <message>
      <source>Windows keeps this name for itself</source>
      <translation>Windows behält diesen Namen für sich</translation>
    </message>
    <message>
      <source>Write their names into classes.txt, a line each, and import again.</source>
      <translation>Schreib ihre Namen in classes.txt, je eine Zeile, und importiere noch einmal.</translation>
    </message>
    <message>
      <source>a class name has 1 to {0} characters, none of them a space at either end</source>
      <translation>ein Klassenname hat 1 bis {0} Zeichen und kein Leerzeichen an einem Ende</translation>
    </message>
    <message>
      <source>a class name is one line of ordinary characters</source>
      <translation>ein Klassenname ist eine Zeile gewöhnlicher Zeichen</translation>
    </message>
    <message>
      <source>a coordinate is not a number; the box is left out</source>
      <translation>eine Koordinate ist keine Zahl; der Kasten bleibt weg</translation>
    </message>
    <message>
      <source>a corner lacks a number</source>
      <translation>einer Ecke fehlt eine Zahl</translation>
    </message>
    <message>
      <source>a name cannot begin with a space, dot or dash, nor end with a space or dot</source>
      <translation>ein Name kann nicht mit Leerzeichen, Punkt oder Strich beginnen und nicht mit Leerzeichen oder Punkt enden</translation>
    </message>
    <message>
      <source>a name cannot contain &lt; &gt; : " / \ | ? * or control characters</source>
      <translation>ein Name kann &lt; &gt; : " / \ | ? * und Steuerzeichen nicht enthalten</translation>
    </message>
    <message>
      <source>a name has 1 to {0} characters</source>
      <translation>ein Name hat 1 bis {0} Zeichen</translation>
    </message>
    <message>
      <source>a {0} has no box</source>
      <translation>ein {0} hat keinen Kasten</translation>
    </message>
    <message>
      <source>an &lt;object&gt; has no &lt;name&gt;</source>
      <translation>ein &lt;object&gt; hat keinen &lt;name&gt;</translation>
    </message>
    <message>
      <source>an &lt;object&gt; of {0} has no &lt;bndbox&gt;</source>
      <translation>ein &lt;object&gt; von {0} hat keine &lt;bndbox&gt;</translation>
    </message>
    <message>
      <source>another file has this name</source>
      <translation>eine andere Datei hat diesen Namen</translation>
    </message>
    <message>
      <source>cannot be changed: {0}</source>
      <translation>lässt sich nicht ändern: {0}</translation>
    </message>
    <message>
      <source>cannot be reached: {0}</source>
      <translation>lässt sich nicht erreichen: {0}</translation>
    </message>
    <message>
      <source>cannot be read: {0}</source>
      <translation>ist nicht zu lesen: {0}</translation>
    </message>
    <message>
      <source>cannot be read: {0}; it is left out</source>
      <translation>ist nicht zu lesen: {0}; das bleibt weg</translation>
    </message>
    <message>
      <source>cannot be unpacked: {0}</source>
      <translation>ist nicht auszupacken: {0}</translation>
    </message>
    <message>
      <source>cannot be unpacked: {0}; it is left out</source>
      <translation>ist nicht auszupacken: {0}; das bleibt weg</translation>
    </message>
    <message>
      <source>cannot be used: {0}; it is left out</source>
      <translation>ist nicht brauchbar: {0}; das bleibt weg</translation>
    </message>
    <message>
      <source>cannot be used: {0}; the box is left out</source>
      <translation>ist nicht brauchbar: {0}; der Kasten bleibt weg</translation>
    </message>
    <message>
      <source>could not be used: {0}</source>
      <translation>war nicht zu benutzen: {0}</translation>
    </message>
    <message>
      <source>could not be written: {0}</source>
      <translation>war nicht zu schreiben: {0}</translation>
    </message>
    <message>
      <source>describes a picture that another file describes already; it is left out</source>
      <translation>beschreibt ein Bild, das eine andere Datei schon beschreibt; das bleibt weg</translation>
    </message>
    <message>
      <source>describes a picture that {0} describes already; it is left out</source>
      <translation>beschreibt ein Bild, das {0} schon beschreibt; das bleibt weg</translation>
    </message>
    <message>
      <source>does not exist</source>
      <translation>gibt es nicht</translation>
    </message>
    <message>
      <source>has not taken the newest edits for some seconds</source>
      <translation>nimmt die neuesten Änderungen seit einigen Sekunden nicht an</translation>
    </message>
    <message>
      <source>has the same label file as {0}; it is left out</source>
      <translation>hat dieselbe Beschriftungsdatei wie {0}; es bleibt weg</translation>
    </message>
    <message>
      <source>holds no COCO files</source>
      <translation>enthält keine COCO-Dateien</translation>
    </message>
    <message>
      <source>holds no XML files</source>
      <translation>enthält keine XML-Dateien</translation>
    </message>
    <message>
      <source>holds no pictures</source>
      <translation>enthält keine Bilder</translation>
    </message>
    <message>
      <source>holds the history of edits and cannot be read: {0}</source>
      <translation>enthält den Verlauf der Änderungen und lässt sich nicht lesen: {0}</translation>
    </message>
    <message>
      <source>is a damaged archive: {0}</source>
      <translation>ist ein beschädigtes Archiv: {0}</translation>
    </message>
    <message>
      <source>is being changed by another process</source>
      <translation>wird gerade von einem anderen Vorgang geändert</translation>
    </message>
    <message>
      <source>is broken JSON</source>
      <translation>ist beschädigtes JSON</translation>
    </message>
    <message>
      <source>is broken JSON: {0}</source>
      <translation>ist beschädigtes JSON: {0}</translation>
    </message>
    <message>
      <source>is broken XML: {0}</source>
      <translation>ist beschädigtes XML: {0}</translation>
    </message>
    <message>
      <source>is broken YAML</source>
      <translation>ist beschädigtes YAML</translation>
    </message>
    <message>
      <source>is broken YAML: {0}</source>
      <translation>ist beschädigtes YAML: {0}</translation>
    </message>
    <message>
      <source>is damaged in line {0}: {1}</source>
      <translation>ist in Zeile {0} beschädigt: {1}</translation>
    </message>
    <message>
      <source>is damaged under `{0}`: {1}</source>
      <translation>ist unter `{0}` beschädigt: {1}</translation>
    </message>
    <message>
      <source>is damaged: `shapes` is not a list</source>
      <translation>ist beschädigt: `shapes` ist keine Liste</translation>
    </message>
    <message>
      <source>is damaged: it is not JSON text</source>
      <translation>ist beschädigt: Es ist kein JSON-Text</translation>
    </message>
    <message>
      <source>is damaged: it is not a JSON object</source>
      <translation>ist beschädigt: Es ist kein JSON-Objekt</translation>
    </message>
    <message>
      <source>is damaged: {0}</source>
      <translation>ist beschädigt: {0}</translation>
    </message>
    <message>
      <source>is damaged: {0}; it is left out</source>
      <translation>ist beschädigt: {0}; das bleibt weg</translation>
    </message>
    <message>
      <source>is linked already</source>
      <translation>ist schon verknüpft</translation>
    </message>
    <message>
      <source>is listed for a split, but there is no annotation and no picture of it</source>
      <translation>steht in einer Aufteilung, aber es gibt keine Beschriftung und kein Bild davon</translation>
    </message>
    <message>
      <source>is missing</source>
      <translation>fehlt</translation>
    </message>
    <message>
      <source>is no VOC annotation but &lt;{0}&gt;</source>
      <translation>ist keine VOC-Beschriftung, sondern &lt;{0}&gt;</translation>
    </message>
    <message>
      <source>is no folder of pictures</source>
      <translation>ist kein Ordner mit Bildern</translation>
    </message>
    <message>
      <source>is no labelled data set of a known kind</source>
      <translation>ist kein beschrifteter Datensatz einer bekannten Art</translation>
    </message>
    <message>
      <source>is no labelme file: it has no list of shapes</source>
      <translation>ist keine labelme-Datei: Sie hat keine Liste von Formen</translation>
    </message>
    <message>
      <source>is no project: it holds no project.yaml</source>
      <translation>ist kein Projekt: Es enthält kein project.yaml</translation>
    </message>
    <message>
      <source>is not UTF-8 text</source>
      <translation>ist kein UTF-8-Text</translation>
    </message>
    <message>
      <source>is not a folder of pictures</source>
      <translation>ist kein Ordner mit Bildern</translation>
    </message>
    <message>
      <source>is not an empty folder</source>
      <translation>ist kein leerer Ordner</translation>
    </message>
    <message>
      <source>is not there</source>
      <translation>ist nicht da</translation>
    </message>
    <message>
      <source>is too large to be read: {0} bytes</source>
      <translation>ist zu groß, um gelesen zu werden: {0} Bytes</translation>
    </message>
    <message>
      <source>it claims too many pixels</source>
      <translation>es behauptet zu viele Bildpunkte zu haben</translation>
    </message>
    <message>
      <source>it does not fit into the memory</source>
      <translation>es passt nicht in den Speicher</translation>
    </message>
    <message>
      <source>it has no label</source>
      <translation>es hat keine Beschriftung</translation>
    </message>
    <message>
      <source>it has {0} x {1} pixels, too many</source>
      <translation>es hat {0} x {1} Bildpunkte, zu viele</translation>
    </message>
    <message>
      <source>it holds no picture (image/encoded)</source>
      <translation>er enthält kein Bild (image/encoded)</translation>
    </message>
    <message>
      <source>it is a link, which is not followed</source>
      <translation>es ist eine Verknüpfung, der nicht gefolgt wird</translation>
    </message>
    <message>
      <source>it is compressed in an unusual way</source>
      <translation>es ist auf ungewöhnliche Weise gepackt</translation>
    </message>
    <message>
      <source>it is damaged, its checksum is wrong</source>
      <translation>er ist beschädigt, seine Prüfsumme stimmt nicht</translation>
    </message>
    <message>
      <source>it is locked with a password</source>
      <translation>es ist mit einem Passwort verschlossen</translation>
    </message>
    <message>
      <source>it is not a file</source>
      <translation>es ist keine Datei</translation>
    </message>
    <message>
      <source>it is not a photo of a known kind, or it is damaged</source>
      <translation>es ist kein Foto einer bekannten Art, oder es ist beschädigt</translation>
    </message>
    <message>
      <source>it may not be read</source>
      <translation>es darf nicht gelesen werden</translation>
    </message>
    <message>
      <source>its corners were the wrong way round and were swapped</source>
      <translation>seine Ecken waren vertauscht und wurden gedreht</translation>
    </message>
    <message>
      <source>its lists of corners and classes differ in length</source>
      <translation>seine Listen von Ecken und Klassen sind verschieden lang</translation>
    </message>
    <message>
      <source>its name is not valid Unicode</source>
      <translation>sein Name ist kein gültiges Unicode</translation>
    </message>
    <message>
      <source>its picture cannot be used: {0}; it is left out</source>
      <translation>sein Bild ist nicht brauchbar: {0}; es bleibt weg</translation>
    </message>
    <message>
      <source>its picture {0} is a link that leads out of the data set or nowhere, and is not followed</source>
      <translation>sein Bild {0} ist eine Verknüpfung, die aus dem Datensatz oder ins Leere führt; ihr wird nicht gefolgt</translation>
    </message>
    <message>
      <source>its picture {0} is missing</source>
      <translation>sein Bild {0} fehlt</translation>
    </message>
    <message>
      <source>its picture {0} is not in the data set</source>
      <translation>sein Bild {0} ist nicht im Datensatz</translation>
    </message>
    <message>
      <source>its picture {0} lies in the cloud or on another computer, and no copy of it is here</source>
      <translation>sein Bild {0} liegt in der Cloud oder auf einem anderen Rechner, und hier ist keine Kopie davon</translation>
    </message>
    <message>
      <source>leads out of the project through a link</source>
      <translation>führt durch eine Verknüpfung aus dem Projekt hinaus</translation>
    </message>
    <message>
      <source>needs {0} bytes, and the disk has less</source>
      <translation>braucht {0} Bytes, und die Platte hat weniger</translation>
    </message>
    <message>
      <source>no file names the classes, so they are called by their numbers</source>
      <translation>keine Datei nennt die Klassen, darum heißen sie nach ihren Nummern</translation>
    </message>
    <message>
      <source>none of its boxes can be used; the picture counts as not looked at</source>
      <translation>keiner seiner Kästen ist brauchbar; das Bild gilt als nicht angesehen</translation>
    </message>
    <message>
      <source>says that the picture has {0} x {1} pixels; it has {2} x {3}</source>
      <translation>sagt, das Bild habe {0} x {1} Bildpunkte; es hat {2} x {3}</translation>
    </message>
    <message>
      <source>shape {0} has no label</source>
      <translation>Form {0} hat keine Beschriftung</translation>
    </message>
    <message>
      <source>shape {0} has no two corners made of numbers</source>
      <translation>Form {0} hat keine zwei Ecken aus Zahlen</translation>
    </message>
    <message>
      <source>shape {0} is a {1}, not a rectangle</source>
      <translation>Form {0} ist ein {1} und kein Rechteck</translation>
    </message>
    <message>
      <source>the box has zero area; it is left out</source>
      <translation>der Kasten hat keine Fläche; er bleibt weg</translation>
    </message>
    <message>
      <source>the box lies outside the picture of {0} x {1} pixels; it is left out</source>
      <translation>der Kasten liegt außerhalb des Bildes von {0} x {1} Bildpunkten; er bleibt weg</translation>
    </message>
    <message>
      <source>the box reached outside the picture of {0} x {1} pixels and was cut at its border</source>
      <translation>der Kasten ragte aus dem Bild von {0} x {1} Bildpunkten und wurde am Rand abgeschnitten</translation>
    </message>
    <message>
      <source>the category {0} is only a heading of others and not added</source>
      <translation>die Kategorie {0} ist nur eine Überschrift für andere und kommt nicht dazu</translation>
    </message>
    <message>
      <source>the class is {0}, not a whole number</source>
      <translation>die Klasse ist {0}, keine ganze Zahl</translation>
    </message>
    <message>
      <source>the class {0} has no boxes and is not added</source>
      <translation>die Klasse {0} hat keine Kästen und kommt nicht dazu</translation>
    </message>
    <message>
      <source>the file is empty</source>
      <translation>die Datei ist leer</translation>
    </message>
    <message>
      <source>the file is missing</source>
      <translation>die Datei fehlt</translation>
    </message>
    <message>
      <source>the image id {0} is there twice; it is left out</source>
      <translation>die Bildnummer {0} ist zweimal da; das bleibt weg</translation>
    </message>
    <message>
      <source>the line has corners but no class</source>
      <translation>die Zeile hat Ecken, aber keine Klasse</translation>
    </message>
    <message>
      <source>the line has {0} columns instead of {1}</source>
      <translation>die Zeile hat {0} Spalten statt {1}</translation>
    </message>
    <message>
      <source>the line names no picture</source>
      <translation>die Zeile nennt kein Bild</translation>
    </message>
    <message>
      <source>the name of the picture is empty or impossible</source>
      <translation>der Name des Bildes ist leer oder unmöglich</translation>
    </message>
    <message>
      <source>the object has no class; it is left out</source>
      <translation>das Objekt hat keine Klasse; es bleibt weg</translation>
    </message>
    <message>
      <source>the picture is damaged ({0})</source>
      <translation>das Bild ist beschädigt ({0})</translation>
    </message>
    <message>
      <source>the picture is described already</source>
      <translation>das Bild ist schon beschrieben</translation>
    </message>
    <message>
      <source>the picture is described already; this description is left out</source>
      <translation>das Bild ist schon beschrieben; diese Beschreibung bleibt weg</translation>
    </message>
    <message>
      <source>the picture is in two sets, {0}; it stays in {1}</source>
      <translation>das Bild ist in zwei Mengen, {0}; es bleibt in {1}</translation>
    </message>
    <message>
      <source>the picture is labelled in the project already, in another way, and stays so: {0}</source>
      <translation>das Bild ist im Projekt schon anders beschriftet und bleibt so: {0}</translation>
    </message>
    <message>
      <source>the picture {0} is in the bin and stays there</source>
      <translation>das Bild {0} ist im Papierkorb und bleibt dort</translation>
    </message>
    <message>
      <source>the picture {0} is named by an absolute path, which is not followed</source>
      <translation>das Bild {0} ist mit einem absoluten Pfad genannt, dem nicht gefolgt wird</translation>
    </message>
    <message>
      <source>the picture {0} would lie outside the folder of the data set</source>
      <translation>das Bild {0} läge außerhalb des Ordners des Datensatzes</translation>
    </message>
    <message>
      <source>the project was made by a newer version of this program; install that one</source>
      <translation>das Projekt stammt von einer neueren Version dieses Programms; installiere diese</translation>
    </message>
    <message>
      <source>the same box of {0} is there twice; one is left out</source>
      <translation>derselbe Kasten von {0} ist zweimal da; einer bleibt weg</translation>
    </message>
    <message>
      <source>the shape has no label</source>
      <translation>die Form hat keine Beschriftung</translation>
    </message>
    <message>
      <source>the shape has no two points made of numbers</source>
      <translation>die Form hat keine zwei Punkte aus Zahlen</translation>
    </message>
    <message>
      <source>there are no corners</source>
      <translation>es gibt keine Ecken</translation>
    </message>
    <message>
      <source>there are two classes of this name</source>
      <translation>es gibt zwei Klassen dieses Namens</translation>
    </message>
    <message>
      <source>there are {0} corners instead of 2 or 4</source>
      <translation>es sind {0} Ecken statt 2 oder 4</translation>
    </message>
    <message>
      <source>there are {0} numbers after the class instead of 4</source>
      <translation>nach der Klasse stehen {0} Zahlen statt 4</translation>
    </message>
    <message>
      <source>there is no category with the id {0}; the box is left out</source>
      <translation>es gibt keine Kategorie mit der Nummer {0}; der Kasten bleibt weg</translation>
    </message>
    <message>
      <source>there is no class {0}</source>
      <translation>es gibt keine Klasse {0}</translation>
    </message>
    <message>
      <source>there is no class {0}; {1}</source>
      <translation>es gibt keine Klasse {0}; {1}</translation>
    </message>
    <message>
      <source>there is no image with the id {0}; it is left out</source>
      <translation>es gibt kein Bild mit der Nummer {0}; das bleibt weg</translation>
    </message>
    <message>
      <source>there is no set {0}; the picture counts as unassigned</source>
      <translation>es gibt keine Menge {0}; das Bild gilt als nicht zugeteilt</translation>
    </message>
    <message>
      <source>{0} cannot be a class: {1}; the box is left out</source>
      <translation>{0} kann keine Klasse sein: {1}; der Kasten bleibt weg</translation>
    </message>
    <message>
      <source>{0} has {1} classes, counted from 0</source>
      <translation>{0} hat {1} Klassen, von 0 an gezählt</translation>
    </message>
    <message>
      <source>{0} is also listed for {1}, and stays there</source>
      <translation>{0} steht auch unter {1} und bleibt dort</translation>
    </message>
    <message>
      <source>{0} is no share of a side between 0 and 1</source>
      <translation>{0} ist kein Anteil einer Seite zwischen 0 und 1</translation>
    </message>
    <message>
      <source>{0} is no share of a side between 0 and 1; it looks like pixels</source>
      <translation>{0} ist kein Anteil einer Seite zwischen 0 und 1; es sieht nach Bildpunkten aus</translation>
    </message>
    <message>
      <source>{0} is not a number</source>
      <translation>{0} ist keine Zahl</translation>
    </message>
    <message>
      <source>{0} outlines were read as boxes around them</source>
      <translation>{0} Umrisse wurden als die Kästen darum gelesen</translation>
    </message>
    <message>
      <source>{0} pictures are in two splits; they stay out of training</source>
      <translation>{0} Bilder sind in zwei Aufteilungen; sie bleiben aus dem Training</translation>
    </message>
    <message>
      <source>{0}; it is left out</source>
      <translation>{0}; das bleibt weg</translation>
    </message>
    <message>
      <source>{0}; it was moved out of the way</source>
      <translation>{0}; sie wurde zur Seite gelegt</translation>
    </message>
    <message>
      <source>{0}; the box is left out</source>
      <translation>{0}; der Kasten bleibt weg</translation>
    </message>
  </context>
  <context>
    <name>ProblemsDialog</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>What went wrong, where, and what to do. Copy it to ask somebody about it.</source>
      <translation>Was schiefging, wo, und was zu tun ist. Kopiere es, um jemanden danach zu fragen.</translation>
    </message>
  </context>
  <context>
    <name>ProgressRow</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Wird angehalten …</translation>
    </message>
    <message>
      <source>{counted} · {left} left</source>
      <translation>{counted} · noch {left}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>{share} %</source>
      <translation>{share} %</translation>
    </message>
  </context>
  <context>
    <name>QuickLook</name>
    <message>
      <source>Close (Space)</source>
      <translation>Schließen (Leertaste)</translation>
    </message>
    <message>
      <source>Label this photo (Enter)</source>
      <translation>Dieses Foto beschriften (Enter)</translation>
    </message>
    <message>
      <source>Next photo (Right)</source>
      <translation>Nächstes Foto (Rechts)</translation>
    </message>
    <message>
      <source>One photo, large, with its boxes: to look at, not to change. The arrow keys go to the photos before and after it, Enter labels it, Space or Esc leads back.</source>
      <translation>Ein Foto, groß, mit seinen Kästen: zum Ansehen, nicht zum Ändern. Die Pfeiltasten gehen zum Foto davor und danach, die Eingabetaste öffnet es zum Beschriften, Leertaste oder Esc führt zurück.</translation>
    </message>
    <message>
      <source>Previous photo (Left)</source>
      <translation>Voriges Foto (Links)</translation>
    </message>
  </context>
  <context>
    <name>Rail</name>
    <message>
      <source>Evaluate</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <source>Export &amp; try</source>
      <translation>Export &amp; Test</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Beschriften</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
  </context>
  <context>
    <name>Reader</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Contents of the guide</source>
      <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
      <source>Finds the parts of the guide that hold all these words; Enter opens the first.</source>
      <translation>Findet die Stellen des Handbuchs, in denen alle diese Wörter vorkommen; die Eingabetaste öffnet die erste.</translation>
    </message>
    <message>
      <source>Goes back to the page you read before this one.</source>
      <translation>Geht zurück zu der Seite, die vor dieser gelesen wurde.</translation>
    </message>
    <message>
      <source>Nothing in the guide has these words.</source>
      <translation>Im Handbuch kommen diese Wörter nicht vor.</translation>
    </message>
    <message>
      <source>Open in the browser</source>
      <translation>Im Browser öffnen</translation>
    </message>
    <message>
      <source>Search the guide</source>
      <translation>Im Handbuch suchen</translation>
    </message>
    <message>
      <source>Shows this page in the browser, where it can be printed or read beside others.</source>
      <translation>Zeigt diese Seite im Browser, wo sie gedruckt oder neben anderen gelesen werden kann.</translation>
    </message>
    <message>
      <source>The pages of the guide, or what the search has found. A click opens one.</source>
      <translation>Die Seiten des Handbuchs oder das, was die Suche gefunden hat. Ein Klick öffnet sie.</translation>
    </message>
    <message>
      <source>The user guide. It is on this computer, so reading it needs no network.</source>
      <translation>Das Handbuch. Es liegt auf diesem Rechner, zum Lesen braucht es kein Netz.</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Handbuch</translation>
    </message>
  </context>
  <context>
    <name>Reading</name>
    <message>
      <source>Opening</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Reading the training</source>
      <translation>Training lesen</translation>
    </message>
    <message>
      <source>Reading the trainings</source>
      <translation>Trainings lesen</translation>
    </message>
  </context>
  <context>
    <name>Refusal</name>
    <message numerus="yes">
      <source>%n class(es)</source>
      <translation>
        <numerusform>%n Klasse</numerusform>
        <numerusform>%n Klassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n linked folder(s)</source>
      <translation>
        <numerusform>%n verknüpfter Ordner</numerusform>
        <numerusform>%n verknüpfte Ordner</numerusform>
      </translation>
    </message>
    <message>
      <source>Classes and linked folders are as they were on {when}.</source>
      <translation>Klassen und verknüpfte Ordner sind wie am {when}.</translation>
    </message>
    <message>
      <source>Go back to the state of {when}</source>
      <translation>Zum Stand vom {when} zurückkehren</translation>
    </message>
    <message>
      <source>Photos and boxes are untouched. There is a backup of {when}: {content}.</source>
      <translation>Fotos und Kästen sind unberührt. Es gibt eine Sicherung vom {when}: {content}.</translation>
    </message>
    <message>
      <source>The damaged file is kept as {place}.</source>
      <translation>Die beschädigte Datei liegt noch da: {place}.</translation>
    </message>
    <message>
      <source>The file that names the classes and the linked folders (project.yaml) is damaged.</source>
      <translation>Die Datei, in der die Klassen und verknüpften Ordner stehen (project.yaml), ist beschädigt.</translation>
    </message>
    <message>
      <source>The file that names the classes and the linked folders (project.yaml) is gone.</source>
      <translation>Die Datei, in der die Klassen und verknüpften Ordner stehen (project.yaml), ist weg.</translation>
    </message>
  </context>
  <context>
    <name>RepairSheet</name>
    <message>
      <source>A list of class names</source>
      <translation>Eine Liste von Klassennamen</translation>
    </message>
    <message>
      <source>A list of names, one a line…</source>
      <translation>Eine Liste von Namen, einer je Zeile…</translation>
    </message>
    <message>
      <source>A list of names: {names}</source>
      <translation>Eine Liste von Namen: {names}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Class names</source>
      <translation>Klassennamen</translation>
    </message>
    <message>
      <source>Detectors (*.tflite)</source>
      <translation>Detektoren (*.tflite)</translation>
    </message>
    <message>
      <source>Elsewhere…</source>
      <translation>Anderswohin…</translation>
    </message>
    <message>
      <source>For a file that was made from this project and lost its names.</source>
      <translation>Für eine Datei, die aus diesem Projekt stammt und ihre Namen verloren hat.</translation>
    </message>
    <message>
      <source>For a file without names: a text file with one name in each line, in its order.</source>
      <translation>Für eine Datei ohne Namen: eine Textdatei mit einem Namen je Zeile, in der Reihenfolge der Datei.</translation>
    </message>
    <message>
      <source>Repair</source>
      <translation>Reparieren</translation>
    </message>
    <message>
      <source>Repair the file</source>
      <translation>Die Datei reparieren</translation>
    </message>
    <message>
      <source>Repair {name}</source>
      <translation>{name} reparieren</translation>
    </message>
    <message>
      <source>Text files (*.txt *.pbtxt *.csv);;All files (*)</source>
      <translation>Textdateien (*.txt *.pbtxt *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>The classes of this project: {names}</source>
      <translation>Die Klassen dieses Projekts: {names}</translation>
    </message>
    <message>
      <source>The names in the file: {names}</source>
      <translation>Die Namen in der Datei: {names}</translation>
    </message>
    <message>
      <source>The names that the file has now; right for most files.</source>
      <translation>Die Namen, die die Datei jetzt hat; richtig für die meisten Dateien.</translation>
    </message>
    <message>
      <source>The repaired file</source>
      <translation>Die reparierte Datei</translation>
    </message>
    <message>
      <source>The weights stay as they are, bit by bit; the file itself is left alone.</source>
      <translation>Die Gewichte bleiben Bit für Bit, wie sie sind; die Datei selbst bleibt unberührt.</translation>
    </message>
    <message>
      <source>Where the repaired file goes</source>
      <translation>Wohin die reparierte Datei kommt</translation>
    </message>
    <message>
      <source>Writes a mended copy of the file; the file itself is left alone.</source>
      <translation>Schreibt eine reparierte Kopie der Datei; die Datei selbst bleibt unberührt.</translation>
    </message>
    <message>
      <source>{name} holds no names.</source>
      <translation>In {name} stehen keine Namen.</translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message numerus="yes">
      <source>%n have other labels now</source>
      <translation>
        <numerusform>%n hat jetzt andere Beschriftungen</numerusform>
        <numerusform>%n haben jetzt andere Beschriftungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n here already, the same</source>
      <translation>
        <numerusform>%n war schon da, gleich</numerusform>
        <numerusform>%n waren schon da, gleich</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n labelled here differently, kept as they are</source>
      <translation>
        <numerusform>%n hier anders beschriftet und so gelassen</numerusform>
        <numerusform>%n hier anders beschriftet und so gelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them with nothing here</source>
      <translation>
        <numerusform>auf %n davon ist nichts</numerusform>
        <numerusform>auf %n davon ist nichts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) came in</source>
      <translation>
        <numerusform>%n Foto ist hereingekommen</numerusform>
        <numerusform>%n Fotos sind hereingekommen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n without labels, still to look at</source>
      <translation>
        <numerusform>%n ohne Beschriftung, noch anzusehen</numerusform>
        <numerusform>%n ohne Beschriftung, noch anzusehen</numerusform>
      </translation>
    </message>
    <message>
      <source>Everything was here already</source>
      <translation>Alles war schon da</translation>
    </message>
    <message>
      <source>New classes: {names}</source>
      <translation>Neue Klassen: {names}</translation>
    </message>
    <message>
      <source>Nothing came in</source>
      <translation>Nichts ist hereingekommen</translation>
    </message>
    <message>
      <source>Stopped: {what}</source>
      <translation>Angehalten: {what}</translation>
    </message>
    <message numerus="yes">
      <source>{name}: %n box(es)</source>
      <translation>
        <numerusform>{name}: %n Kasten</numerusform>
        <numerusform>{name}: %n Kästen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ReportDialog</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <source>Save as text…</source>
      <translation>Als Text speichern …</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Bericht speichern</translation>
    </message>
    <message>
      <source>Search the remarks</source>
      <translation>Hinweise durchsuchen</translation>
    </message>
    <message>
      <source>Text (*.txt)</source>
      <translation>Text (*.txt)</translation>
    </message>
    <message>
      <source>The report was not saved</source>
      <translation>Der Bericht wurde nicht gespeichert</translation>
    </message>
    <message>
      <source>What came in, and every remark with its place. Copy it to ask somebody about it.</source>
      <translation>Was hereinkam, und jede Bemerkung mit ihrem Ort. Kopiere es, um jemanden danach zu fragen.</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
  </context>
  <context>
    <name>ReportPage</name>
    <message numerus="yes">
      <source>%n thing(s) to know</source>
      <translation>
        <numerusform>%n Hinweis</numerusform>
        <numerusform>%n Hinweise</numerusform>
      </translation>
    </message>
    <message>
      <source>Copy the report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Bericht speichern</translation>
    </message>
    <message>
      <source>Save the report…</source>
      <translation>Bericht speichern …</translation>
    </message>
    <message>
      <source>See the photos</source>
      <translation>Zu den Fotos</translation>
    </message>
    <message>
      <source>The report is copied.</source>
      <translation>Der Bericht ist kopiert.</translation>
    </message>
    <message>
      <source>The report is saved.</source>
      <translation>Der Bericht ist gespeichert.</translation>
    </message>
    <message>
      <source>The report was not saved</source>
      <translation>Der Bericht wurde nicht gespeichert</translation>
    </message>
    <message>
      <source>What came in, and everything that could not be used, with the place and the reason.</source>
      <translation>Was hereinkam, und alles, was nicht zu gebrauchen war, mit Ort und Grund.</translation>
    </message>
    <message>
      <source>import report.txt</source>
      <translation>Importbericht.txt</translation>
    </message>
  </context>
  <context>
    <name>ReportRow</name>
    <message>
      <source>Close this report</source>
      <translation>Diesen Bericht schließen</translation>
    </message>
    <message>
      <source>Read the report</source>
      <translation>Bericht lesen</translation>
    </message>
    <message>
      <source>Show the folder</source>
      <translation>Ordner zeigen</translation>
    </message>
  </context>
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>%n box(es) had another class</source>
      <translation>
        <numerusform>%n Kasten hatte eine andere Klasse</numerusform>
        <numerusform>%n Kästen hatten eine andere Klasse</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) only came in</source>
      <translation>
        <numerusform>%n Kasten kam nur von dort</numerusform>
        <numerusform>%n Kästen kamen nur von dort</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) were in another place</source>
      <translation>
        <numerusform>%n Kasten lag anders</numerusform>
        <numerusform>%n Kästen lagen anders</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) were only here</source>
      <translation>
        <numerusform>%n Kasten war nur hier</numerusform>
        <numerusform>%n Kästen waren nur hier</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them with nothing on it</source>
      <translation>
        <numerusform>auf %n davon ist nichts</numerusform>
        <numerusform>auf %n davon ist nichts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) have another name there</source>
      <translation>
        <numerusform>%n Foto heißt dort anders</numerusform>
        <numerusform>%n Fotos heißen dort anders</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) have other labels now</source>
      <translation>
        <numerusform>%n Foto hat jetzt andere Beschriftungen</numerusform>
        <numerusform>%n Fotos haben jetzt andere Beschriftungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) keep the labels they have here</source>
      <translation>
        <numerusform>%n Foto behält seine Beschriftungen von hier</numerusform>
        <numerusform>%n Fotos behalten ihre Beschriftungen von hier</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) nobody looked at stay out</source>
      <translation>
        <numerusform>%n nicht angesehenes Foto bleibt draußen</numerusform>
        <numerusform>%n nicht angesehene Fotos bleiben draußen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) were here already, the same</source>
      <translation>
        <numerusform>%n Foto war schon da, gleich</numerusform>
        <numerusform>%n Fotos waren schon da, gleich</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) were left out</source>
      <translation>
        <numerusform>%n Foto wurde ausgelassen</numerusform>
        <numerusform>%n Fotos wurden ausgelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) without labels</source>
      <translation>
        <numerusform>%n Foto ohne Beschriftung</numerusform>
        <numerusform>%n Fotos ohne Beschriftung</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n remark(s)</source>
      <translation>
        <numerusform>%n Hinweis</numerusform>
        <numerusform>%n Hinweise</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n remark(s):</source>
      <translation>
        <numerusform>%n Hinweis:</numerusform>
        <numerusform>%n Hinweise:</numerusform>
      </translation>
    </message>
    <message>
      <source>New classes: {0}</source>
      <translation>Neue Klassen: {0}</translation>
    </message>
    <message>
      <source>Nothing new came in</source>
      <translation>Nichts Neues kam dazu</translation>
    </message>
    <message>
      <source>Splits: {0}</source>
      <translation>Aufteilung: {0}</translation>
    </message>
    <message>
      <source>Stopped: {0}</source>
      <translation>Angehalten: {0}</translation>
    </message>
    <message>
      <source>The labels they had before are kept in {0}</source>
      <translation>Ihre früheren Beschriftungen liegen in {0}</translation>
    </message>
    <message>
      <source>They came from {0}</source>
      <translation>Sie kamen aus {0}</translation>
    </message>
    <message>
      <source>the photo has other labels now: {0}</source>
      <translation>das Foto ist jetzt anders beschriftet: {0}</translation>
    </message>
    <message>
      <source>{0} are part of the project now</source>
      <translation>Neu im Projekt: {0}</translation>
    </message>
    <message>
      <source>{0} with {1} came in</source>
      <translation>Hereingekommen: {0} mit {1}</translation>
    </message>
    <message>
      <source>{0} with {1} were written to {2}</source>
      <translation>Geschrieben: {0} mit {1} nach {2}</translation>
    </message>
    <message>
      <source>{0}; the first {1} are shown</source>
      <translation>{0}; die ersten {1} sind zu sehen</translation>
    </message>
  </context>
  <context>
    <name>ResultCard</name>
    <message>
      <source>A page that says what the detector can and cannot do; opens in any browser</source>
      <translation>Eine Seite, die sagt, was der Detektor kann und was nicht; öffnet sich in jedem Browser</translation>
    </message>
    <message>
      <source>As a folder…</source>
      <translation>Als Ordner…</translation>
    </message>
    <message>
      <source>As a zip file…</source>
      <translation>Als ZIP-Datei…</translation>
    </message>
    <message>
      <source>Checking where it works…</source>
      <translation>Es wird geprüft, wo sie läuft…</translation>
    </message>
    <message>
      <source>Export again</source>
      <translation>Neu exportieren</translation>
    </message>
    <message>
      <source>Make a kit…</source>
      <translation>Ein Paket machen…</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>Modell-Steckbrief</translation>
    </message>
    <message>
      <source>See why</source>
      <translation>Warum?</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>With a self-test for the device, and programs for every platform to begin with</source>
      <translation>Mit einem Selbsttest für das Gerät und Programmen für jede Plattform zum Anfangen</translation>
    </message>
  </context>
  <context>
    <name>RunView</name>
    <message numerus="yes">
      <source>All %n</source>
      <translation>
        <numerusform>Alle %n</numerusform>
        <numerusform>Alle %n</numerusform>
      </translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Reading what happened…</source>
      <translation>Wird gelesen, was geschah …</translation>
    </message>
    <message>
      <source>Save the charts</source>
      <translation>Diagramme speichern</translation>
    </message>
    <message>
      <source>Saved as {name}.</source>
      <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>The charts could not be saved</source>
      <translation>Die Diagramme konnten nicht gespeichert werden</translation>
    </message>
    <message>
      <source>What to see of the training</source>
      <translation>Was vom Training zu sehen ist</translation>
    </message>
  </context>
  <context>
    <name>RunsPanel</name>
    <message numerus="yes">
      <source>%n in the bin</source>
      <translation>
        <numerusform>%n im Papierkorb</numerusform>
        <numerusform>%n im Papierkorb</numerusform>
      </translation>
    </message>
    <message>
      <source>Bring a training back…</source>
      <translation>Ein Training zurückholen…</translation>
    </message>
    <message>
      <source>Choose several with Ctrl or Shift to compare them.</source>
      <translation>Wähle mit Strg oder Umschalt mehrere, um sie zu vergleichen.</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Mark with a star</source>
      <translation>Mit einem Stern markieren</translation>
    </message>
    <message>
      <source>Move to the bin</source>
      <translation>In den Papierkorb legen</translation>
    </message>
    <message>
      <source>Move to the bin (Del)</source>
      <translation>In den Papierkorb legen (Entf)</translation>
    </message>
    <message>
      <source>New training</source>
      <translation>Neues Training</translation>
    </message>
    <message>
      <source>Note on this training</source>
      <translation>Notiz zu diesem Training</translation>
    </message>
    <message>
      <source>Take the star away</source>
      <translation>Stern wegnehmen</translation>
    </message>
    <message>
      <source>Take {run} out of the bin</source>
      <translation>{run} aus dem Papierkorb holen</translation>
    </message>
    <message>
      <source>Trainings</source>
      <translation>Trainings</translation>
    </message>
    <message>
      <source>What did you try here?</source>
      <translation>Was hast du hier probiert?</translation>
    </message>
    <message>
      <source>What was trained on another computer becomes a training of this project</source>
      <translation>Was auf einem anderen Rechner trainiert wurde, wird ein Training dieses Projekts</translation>
    </message>
    <message>
      <source>Your trainings will be listed here.</source>
      <translation>Hier werden deine Trainings stehen.</translation>
    </message>
  </context>
  <context>
    <name>Section</name>
    <message>
      <source>folded</source>
      <translation>zugeklappt</translation>
    </message>
    <message>
      <source>unfolded</source>
      <translation>aufgeklappt</translation>
    </message>
  </context>
  <context>
    <name>SendSheet</name>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Name a file that ends in .zip, with its folder.</source>
      <translation>Eine Datei nennen, die auf .zip endet, mit ihrem Ordner.</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Jetzt nicht</translation>
    </message>
    <message>
      <source>One file takes the photos that are used, these settings and the program to a faster computer, a server or a notebook service. It needs nothing but Python there. What comes back is a training of this project.</source>
      <translation>Eine Datei bringt die Fotos, die gebraucht werden, diese Einstellungen und das Programm auf einen schnelleren Rechner, einen Server oder zu einem Notebook-Dienst. Dort braucht es nur Python. Was zurückkommt, ist ein Training dieses Projekts.</translation>
    </message>
    <message>
      <source>Pack</source>
      <translation>Packen</translation>
    </message>
    <message>
      <source>Packing</source>
      <translation>Packt</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>Take it to the other computer and unpack it there.</source>
      <translation>Die Datei auf den anderen Rechner bringen und dort auspacken.</translation>
    </message>
    <message>
      <source>Take {result}, which lies there at the end, back here: “Bring a training back”.</source>
      <translation>{result}, das am Ende dort liegt, hierher zurückholen: „Ein Training zurückholen“.</translation>
    </message>
    <message>
      <source>The file to write</source>
      <translation>Die Datei, die geschrieben wird</translation>
    </message>
    <message>
      <source>There is such a file already. Nothing is overwritten: name a new one.</source>
      <translation>Diese Datei gibt es schon. Nichts wird überschrieben: eine neue nennen.</translation>
    </message>
    <message>
      <source>There, start train.py in the folder {folder} with Python, or open train.ipynb as a notebook.</source>
      <translation>Dort train.py im Ordner {folder} mit Python starten, oder train.ipynb als Notebook öffnen.</translation>
    </message>
    <message>
      <source>Train on another computer</source>
      <translation>Auf einem anderen Rechner trainieren</translation>
    </message>
    <message>
      <source>Where to put the file</source>
      <translation>Wohin mit der Datei</translation>
    </message>
    <message>
      <source>Where…</source>
      <translation>Wohin…</translation>
    </message>
    <message>
      <source>Writes one file with photos, settings and the program. Nothing is sent anywhere by itself.</source>
      <translation>Schreibt eine Datei mit Fotos, Einstellungen und dem Programm. Von selbst wird nichts irgendwohin geschickt.</translation>
    </message>
    <message numerus="yes">
      <source>{name} is packed: %n photo(s), {size} MB.</source>
      <translation>
        <numerusform>{name} ist gepackt: %n Foto, {size} MB.</numerusform>
        <numerusform>{name} ist gepackt: %n Fotos, {size} MB.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Sending</name>
    <message numerus="yes">
      <source>%n of its photos are not in this project.</source>
      <translation>
        <numerusform>%n seiner Fotos ist nicht in diesem Projekt.</numerusform>
        <numerusform>%n seiner Fotos sind nicht in diesem Projekt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Bring a training back</source>
      <translation>Ein Training zurückholen</translation>
    </message>
    <message>
      <source>Bringing the training back</source>
      <translation>Holt das Training zurück</translation>
    </message>
    <message>
      <source>It could not be moved</source>
      <translation>Es ließ sich nicht verschieben</translation>
    </message>
    <message>
      <source>Some of the training stayed out</source>
      <translation>Etwas vom Training blieb draußen</translation>
    </message>
    <message>
      <source>The newest boxes could not be saved yet; try again in a moment.</source>
      <translation>Die neuesten Kästen konnten noch nicht gespeichert werden; versuch es gleich noch einmal.</translation>
    </message>
    <message>
      <source>The training {run} is back.</source>
      <translation>Das Training {run} ist zurück.</translation>
    </message>
    <message>
      <source>This project can only be looked at here; it is packed where it can be changed.</source>
      <translation>Dieses Projekt lässt sich hier nur ansehen; gepackt wird es dort, wo es geändert werden kann.</translation>
    </message>
    <message>
      <source>Trained elsewhere</source>
      <translation>Anderswo trainiert</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <source>Add the class {name}</source>
      <translation>Klasse {name} hinzufügen</translation>
    </message>
    <message>
      <source>Change the colour of {name}</source>
      <translation>Farbe von {name} ändern</translation>
    </message>
    <message>
      <source>Delete the class {name}</source>
      <translation>Klasse {name} löschen</translation>
    </message>
    <message>
      <source>Merge {old} into {new}</source>
      <translation>{old} vereinen mit {new}</translation>
    </message>
    <message>
      <source>Rename {old} to {new}</source>
      <translation>{old} umbenennen in {new}</translation>
    </message>
    <message>
      <source>Try again in a moment.</source>
      <translation>Versuch es gleich noch einmal.</translation>
    </message>
    <message>
      <source>another program changed the labels of this photo; both changes were kept</source>
      <translation>ein anderes Programm hat die Beschriftungen dieses Fotos geändert; beide Änderungen sind erhalten</translation>
    </message>
    <message>
      <source>the label files are still being read</source>
      <translation>die Beschriftungsdateien werden noch gelesen</translation>
    </message>
  </context>
  <context>
    <name>SettingRow</name>
    <message>
      <source>Back to {0}</source>
      <translation>Zurück zu {0}</translation>
    </message>
    <message>
      <source>Put back</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Put {0} back</source>
      <translation>{0} zurücksetzen</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message numerus="yes">
      <source>%n pass(es)</source>
      <translation>
        <numerusform>%n Durchgang</numerusform>
        <numerusform>%n Durchgänge</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n Foto</numerusform>
        <numerusform>%n Fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) nobody looked at yet; they take no part.</source>
      <translation>
        <numerusform>%n Foto hat noch niemand angesehen; es nimmt nicht teil.</numerusform>
        <numerusform>%n Fotos hat noch niemand angesehen; sie nehmen nicht teil.</numerusform>
      </translation>
    </message>
    <message>
      <source>1 writes a line for every step.</source>
      <translation>1 schreibt für jeden Schritt eine Zeile.</translation>
    </message>
    <message>
      <source>A Cloud TPU</source>
      <translation>Eine Cloud TPU</translation>
    </message>
    <message>
      <source>A detector that has seen photos before needs far fewer of yours.</source>
      <translation>Ein Detektor, der schon Fotos gesehen hat, braucht viel weniger von deinen.</translation>
    </message>
    <message>
      <source>A few of your photos as the detector will see them, turned and coloured as the settings say.</source>
      <translation>Ein paar deiner Fotos, wie der Detektor sie sehen wird, gedreht und gefärbt, wie die Einstellungen es sagen.</translation>
    </message>
    <message>
      <source>A good detector in reasonable time. Right for most.</source>
      <translation>Ein guter Detektor in vernünftiger Zeit. Für die meisten richtig.</translation>
    </message>
    <message>
      <source>A little helps where some boxes have the wrong class.</source>
      <translation>Ein wenig hilft, wo Kästen eine falsche Klasse haben.</translation>
    </message>
    <message>
      <source>A photo file; what is found on it is drawn after every pass.</source>
      <translation>Eine Fotodatei; was darauf gefunden wird, wird nach jedem Durchgang gezeichnet.</translation>
    </message>
    <message>
      <source>A pyramid of your own</source>
      <translation>Eine eigene Pyramide</translation>
    </message>
    <message>
      <source>A ready recipe of distortions that helped on other data; strong.</source>
      <translation>Ein fertiges Rezept von Verzerrungen, das bei anderen Daten half; stark.</translation>
    </message>
    <message>
      <source>A recipe sets everything below to what suits your photos, and says how long it takes. You can change single settings afterwards; they are marked.</source>
      <translation>Eine Vorlage stellt alles darunter so ein, wie es zu deinen Fotos passt, und sagt, wie lange es dauert. Einzelnes lässt sich danach ändern; es ist dann gekennzeichnet.</translation>
    </message>
    <message>
      <source>A whole detector (COCO)</source>
      <translation>Ein ganzer Detektor (COCO)</translation>
    </message>
    <message>
      <source>AP {0}</source>
      <translation>AP {0}</translation>
    </message>
    <message>
      <source>AP: how much it finds on everyday photos (COCO), of 100. Times of a photo on a Pixel 4 and a Raspberry Pi 4, as published by Google and N. Tsukamoto.</source>
      <translation>AP: wie viel er auf Alltagsfotos (COCO) findet, von 100. Zeiten für ein Foto auf einem Pixel 4 und einem Raspberry Pi 4, veröffentlicht von Google und N. Tsukamoto.</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>Aktivierung</translation>
    </message>
    <message>
      <source>Activation last</source>
      <translation>Aktivierung zuletzt</translation>
    </message>
    <message>
      <source>Against the other errors.</source>
      <translation>Gegenüber den anderen Fehlern.</translation>
    </message>
    <message>
      <source>All GPUs of this computer</source>
      <translation>Alle GPUs dieses Computers</translation>
    </message>
    <message>
      <source>All settings as YAML, to copy, keep and change.</source>
      <translation>Alle Einstellungen als YAML, zum Kopieren, Behalten und Ändern.</translation>
    </message>
    <message>
      <source>Allow other classes</source>
      <translation>Andere Klassen erlauben</translation>
    </message>
    <message>
      <source>Also after so many steps.</source>
      <translation>Auch nach so vielen Schritten.</translation>
    </message>
    <message>
      <source>As Model Maker did</source>
      <translation>Wie Model Maker</translation>
    </message>
    <message>
      <source>Balanced</source>
      <translation>Ausgewogen</translation>
    </message>
    <message>
      <source>Below it, errors of boxes count less and less.</source>
      <translation>Darunter zählen Fehler der Kästen immer weniger.</translation>
    </message>
    <message>
      <source>Best quality</source>
      <translation>Beste Qualität</translation>
    </message>
    <message>
      <source>Both names mean the same.</source>
      <translation>Beide Namen bedeuten dasselbe.</translation>
    </message>
    <message>
      <source>Boxes of a photo that count when it is measured.</source>
      <translation>Kästen eines Fotos, die beim Messen zählen.</translation>
    </message>
    <message>
      <source>Boxes that are less sure are never reported.</source>
      <translation>Weniger sichere Kästen werden nie gemeldet.</translation>
    </message>
    <message>
      <source>Boxes that overlap more are taken for one object; 0.5 where not set.</source>
      <translation>Kästen, die sich mehr überlappen, gelten als ein Ding; 0.5, wenn leer.</translation>
    </message>
    <message>
      <source>Calculate some things twice instead of keeping them: slower, with less memory.</source>
      <translation>Manches zweimal rechnen, statt es zu behalten: langsamer, mit weniger Speicher.</translation>
    </message>
    <message>
      <source>Calculate with 16 bits: less memory, and faster on GPUs, TPUs and recent processors.</source>
      <translation>Mit 16 Bit rechnen: weniger Speicher, und schneller auf GPUs, TPUs und neuen Prozessoren.</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>Kandidaten</translation>
    </message>
    <message>
      <source>Channels between the eye and the answers.</source>
      <translation>Kanäle zwischen dem Auge und den Antworten.</translation>
    </message>
    <message>
      <source>Check every</source>
      <translation>Prüfen alle</translation>
    </message>
    <message>
      <source>Cloud project</source>
      <translation>Cloud-Projekt</translation>
    </message>
    <message>
      <source>Cloud zone</source>
      <translation>Cloud-Zone</translation>
    </message>
    <message>
      <source>Coarse grids find large things.</source>
      <translation>Grobe Gitter finden große Dinge.</translation>
    </message>
    <message>
      <source>Coarsest grid</source>
      <translation>Gröbstes Gitter</translation>
    </message>
    <message>
      <source>Compile</source>
      <translation>Kompilieren</translation>
    </message>
    <message>
      <source>Compile the calculation first: slow to start, then often faster on a GPU, far slower without one.</source>
      <translation>Die Rechnung zuerst übersetzen: startet langsam, ist auf einer GPU dann oft schneller, ohne eine viel langsamer.</translation>
    </message>
    <message>
      <source>Count also how well boxes overlap, in one of four ways.</source>
      <translation>Auch zählen, wie gut sich Kästen überlappen, auf eine von vier Arten.</translation>
    </message>
    <message>
      <source>Cover squares of most photos, so that half-hidden things are found too.</source>
      <translation>Auf den meisten Fotos Quadrate verdecken, damit auch halb verborgene Dinge gefunden werden.</translation>
    </message>
    <message>
      <source>Cuts off steps that one strange photo would make too long; 0 for never.</source>
      <translation>Kürzt Schritte, die ein seltsames Foto zu lang machen würde; 0 für nie.</translation>
    </message>
    <message>
      <source>Dense ones learn more, and cost much more.</source>
      <translation>Dichte lernen mehr und kosten viel mehr.</translation>
    </message>
    <message>
      <source>Depth of the answer</source>
      <translation>Tiefe der Antwort</translation>
    </message>
    <message>
      <source>Depth of the pyramid</source>
      <translation>Tiefe der Pyramide</translation>
    </message>
    <message>
      <source>Divide errors by an average over time instead of this step's objects.</source>
      <translation>Fehler durch ein Mittel über die Zeit teilen statt durch die Dinge dieses Schritts.</translation>
    </message>
    <message>
      <source>Do not count it</source>
      <translation>Nicht zählen</translation>
    </message>
    <message>
      <source>Doubt about labels</source>
      <translation>Zweifel an Beschriftungen</translation>
    </message>
    <message>
      <source>Essentials</source>
      <translation>Das Wichtigste</translation>
    </message>
    <message>
      <source>Every calculation by itself: very slow, with precise errors.</source>
      <translation>Jede Rechnung für sich: sehr langsam, mit genauen Fehlermeldungen.</translation>
    </message>
    <message>
      <source>Every step</source>
      <translation>Jeder Schritt</translation>
    </message>
    <message>
      <source>Everyday photos (ImageNet)</source>
      <translation>Alltagsfotos (ImageNet)</translation>
    </message>
    <message>
      <source>Everything as text</source>
      <translation>Alles als Text</translation>
    </message>
    <message>
      <source>Everything else that can be set, for people who know these networks. Press the heading to fold or unfold it.</source>
      <translation>Alles andere, was sich einstellen lässt, für Leute, die solche Netze kennen. Ein Druck auf die Überschrift klappt es auf oder zu.</translation>
    </message>
    <message>
      <source>Exactly repeatable</source>
      <translation>Genau wiederholbar</translation>
    </message>
    <message>
      <source>Expert</source>
      <translation>Für Kenner</translation>
    </message>
    <message>
      <source>Eye</source>
      <translation>Auge</translation>
    </message>
    <message>
      <source>Finds smaller things; still fine on phones.</source>
      <translation>Findet kleinere Dinge; für Handys noch gut.</translation>
    </message>
    <message>
      <source>Finds the most, where time does not matter.</source>
      <translation>Findet am meisten, wo Zeit keine Rolle spielt.</translation>
    </message>
    <message>
      <source>Finest grid</source>
      <translation>Feinstes Gitter</translation>
    </message>
    <message>
      <source>First drop</source>
      <translation>Erste Stufe</translation>
    </message>
    <message>
      <source>First speed</source>
      <translation>Anfangstempo</translation>
    </message>
    <message>
      <source>Fit photos by</source>
      <translation>Fotos einpassen durch</translation>
    </message>
    <message>
      <source>Focus on hard cases</source>
      <translation>Blick auf schwere Fälle</translation>
    </message>
    <message>
      <source>Folder of trainings</source>
      <translation>Ordner der Trainings</translation>
    </message>
    <message>
      <source>For polynomial: higher falls faster at the start.</source>
      <translation>Für polynomial: höher fällt am Anfang schneller.</translation>
    </message>
    <message>
      <source>For small things in large photos. Very slow.</source>
      <translation>Für kleine Dinge auf großen Fotos. Sehr langsam.</translation>
    </message>
    <message>
      <source>For small things. Slow on small computers.</source>
      <translation>Für kleine Dinge. Auf kleinen Computern langsam.</translation>
    </message>
    <message>
      <source>For stepwise: when it falls to a hundredth.</source>
      <translation>Für stepwise: wann es auf ein Hundertstel fällt.</translation>
    </message>
    <message>
      <source>For stepwise: when the speed falls to a tenth.</source>
      <translation>Für stepwise: wann das Tempo auf ein Zehntel fällt.</translation>
    </message>
    <message>
      <source>For {0} it needs one more package: pip install {1}</source>
      <translation>Für {0} fehlt noch ein Paket: pip install {1}</translation>
    </message>
    <message>
      <source>Four in one</source>
      <translation>Vier in einem</translation>
    </message>
    <message>
      <source>Four times as long, for the last few points.</source>
      <translation>Viermal so lang, für die letzten paar Punkte.</translation>
    </message>
    <message>
      <source>Gentle start</source>
      <translation>Sanfter Start</translation>
    </message>
    <message>
      <source>Go on labelling</source>
      <translation>Weiter beschriften</translation>
    </message>
    <message>
      <source>Go to the photos</source>
      <translation>Zu den Fotos</translation>
    </message>
    <message>
      <source>Goes on from what that one learnt at its best.</source>
      <translation>Macht mit dem weiter, was jenes auf seinem besten Stand gelernt hat.</translation>
    </message>
    <message>
      <source>Guesses per cell</source>
      <translation>Vermutungen je Zelle</translation>
    </message>
    <message>
      <source>Hide parts</source>
      <translation>Teile verdecken</translation>
    </message>
    <message>
      <source>Higher: missed objects weigh more.</source>
      <translation>Höher: übersehene Dinge wiegen mehr.</translation>
    </message>
    <message>
      <source>Higher: what it knows already counts less.</source>
      <translation>Höher: was er schon weiß, zählt weniger.</translation>
    </message>
    <message>
      <source>How big its steps are. Too big and it never settles; too small and it never arrives.</source>
      <translation>Wie groß seine Schritte sind. Zu groß, und er kommt nie zur Ruhe; zu klein, und er kommt nie an.</translation>
    </message>
    <message>
      <source>How far brightness, contrast and colour vary: for other days, lamps and cameras.</source>
      <translation>Wie stark Helligkeit, Kontrast und Farbe schwanken: für andere Tage, Lampen und Kameras.</translation>
    </message>
    <message>
      <source>How gently they fade; 0.5 where not set.</source>
      <translation>Wie sanft sie verblassen; 0.5, wenn leer.</translation>
    </message>
    <message>
      <source>How it learns</source>
      <translation>Wie er lernt</translation>
    </message>
    <message>
      <source>How many photos it looks at before it learns from them. Fewer need less memory.</source>
      <translation>Wie viele Fotos er ansieht, bevor er aus ihnen lernt. Weniger brauchen weniger Speicher.</translation>
    </message>
    <message>
      <source>How much it counts that boxes lie exactly.</source>
      <translation>Wie viel es zählt, dass Kästen genau liegen.</translation>
    </message>
    <message>
      <source>How much of the earlier direction is kept at every step.</source>
      <translation>Wie viel von der bisherigen Richtung bei jedem Schritt bleibt.</translation>
    </message>
    <message>
      <source>How often it is tried on photos it does not learn from; 0 for only at the end.</source>
      <translation>Wie oft er an Fotos probiert wird, aus denen er nicht lernt; 0 für nur am Ende.</translation>
    </message>
    <message>
      <source>How often it looks at every photo. More is better up to a point, and takes longer.</source>
      <translation>Wie oft er jedes Foto ansieht. Mehr ist bis zu einem Punkt besser und dauert länger.</translation>
    </message>
    <message>
      <source>How often near and far views are mixed.</source>
      <translation>Wie oft nahe und ferne Ansichten gemischt werden.</translation>
    </message>
    <message>
      <source>How photos are looked at</source>
      <translation>Wie Fotos angesehen werden</translation>
    </message>
    <message>
      <source>How photos are varied</source>
      <translation>Wie Fotos abgewandelt werden</translation>
    </message>
    <message>
      <source>How photos are varied while it learns, and how it learns. Press the heading to fold or unfold it.</source>
      <translation>Wie Fotos beim Lernen verändert werden, und wie gelernt wird. Ein Druck auf die Überschrift klappt es auf oder zu.</translation>
    </message>
    <message>
      <source>How the learning speed falls towards the end.</source>
      <translation>Wie das Lerntempo gegen Ende fällt.</translation>
    </message>
    <message>
      <source>How the training is called in the list and on disk. Without a name it gets the next number.</source>
      <translation>Wie das Training in der Liste und auf der Platte heißt. Ohne Namen bekommt es die nächste Nummer.</translation>
    </message>
    <message>
      <source>How views are weighed when they are mixed.</source>
      <translation>Wie Ansichten beim Mischen gewichtet werden.</translation>
    </message>
    <message>
      <source>In files and commands: {0}.</source>
      <translation>In Dateien und Befehlen: {0}.</translation>
    </message>
    <message>
      <source>In the pyramid: after the scaling, not before.</source>
      <translation>In der Pyramide: nach dem Skalieren, nicht davor.</translation>
    </message>
    <message>
      <source>Inside the network</source>
      <translation>Im Inneren des Netzes</translation>
    </message>
    <message>
      <source>It finds 90 everyday things already. Downloaded once from tfhub.dev.</source>
      <translation>Er findet schon 90 alltägliche Dinge. Wird einmal von tfhub.dev geladen.</translation>
    </message>
    <message>
      <source>It finds 90 everyday things already. The copy is on this computer.</source>
      <translation>Er findet schon 90 alltägliche Dinge. Die Kopie ist auf diesem Computer.</translation>
    </message>
    <message>
      <source>It has seen a million photos of a thousand things. Comes with this program, offline.</source>
      <translation>Hat eine Million Fotos von tausend Dingen gesehen. Kommt mit diesem Programm, ohne Internet.</translation>
    </message>
    <message>
      <source>It would need {0} GB of memory; this computer has {1}.</source>
      <translation>Es würde {0} GB Speicher brauchen; dieser Computer hat {1}.</translation>
    </message>
    <message>
      <source>Its name, or its address as grpc://HOST:PORT.</source>
      <translation>Ihr Name oder ihre Adresse als grpc://HOST:PORT.</translation>
    </message>
    <message>
      <source>Its nodes, as YAML on one line: {nodes: [{feat_level: 6, inputs_offsets: [3, 4]}, …]}.</source>
      <translation>Ihre Knoten, als YAML in einer Zeile: {nodes: [{feat_level: 6, inputs_offsets: [3, 4]}, …]}.</translation>
    </message>
    <message>
      <source>Its own defaults, to compare with old results. They are rarely good.</source>
      <translation>Seine eigenen Vorgaben, zum Vergleich mit alten Ergebnissen. Sie sind selten gut.</translation>
    </message>
    <message>
      <source>Keep some</source>
      <translation>Einige aufheben</translation>
    </message>
    <message>
      <source>Keeps an average of what it knew over time, which is usually better; 0 keeps none.</source>
      <translation>Behält ein Mittel dessen, was er mit der Zeit wusste; das ist meist besser. 0 behält keins.</translation>
    </message>
    <message>
      <source>Keeps the network simple, so that it does not learn photos by heart.</source>
      <translation>Hält das Netz einfach, damit es Fotos nicht auswendig lernt.</translation>
    </message>
    <message>
      <source>Label more</source>
      <translation>Mehr beschriften</translation>
    </message>
    <message>
      <source>Label photos</source>
      <translation>Fotos beschriften</translation>
    </message>
    <message>
      <source>Larger ones find smaller things, and take longer to train and to run.</source>
      <translation>Größere finden kleinere Dinge und brauchen länger, beim Training und danach.</translation>
    </message>
    <message>
      <source>Largest size</source>
      <translation>Größtes Maß</translation>
    </message>
    <message>
      <source>Layers before classes and boxes.</source>
      <translation>Schichten vor Klassen und Kästen.</translation>
    </message>
    <message>
      <source>Leads to the setting that prevents the start.</source>
      <translation>Führt zu der Einstellung, die den Start verhindert.</translation>
    </message>
    <message>
      <source>Learn the scaling</source>
      <translation>Skalierung lernen</translation>
    </message>
    <message>
      <source>Learned distortions</source>
      <translation>Gelernte Verzerrungen</translation>
    </message>
    <message>
      <source>Learning in detail</source>
      <translation>Das Lernen im Einzelnen</translation>
    </message>
    <message>
      <source>Learning speed</source>
      <translation>Lerntempo</translation>
    </message>
    <message>
      <source>Learning speed at the very first step.</source>
      <translation>Lerntempo beim allerersten Schritt.</translation>
    </message>
    <message>
      <source>Learns to see from the very beginning: needs thousands of photos.</source>
      <translation>Lernt das Sehen ganz von vorn: braucht Tausende Fotos.</translation>
    </message>
    <message>
      <source>Leave out crowds</source>
      <translation>Mengen auslassen</translation>
    </message>
    <message>
      <source>Leaves out layers at random while it learns, keeping each with this chance.</source>
      <translation>Lässt beim Lernen zufällig Schichten aus und behält jede mit dieser Wahrscheinlichkeit.</translation>
    </message>
    <message>
      <source>Let the less sure fade, or drop them.</source>
      <translation>Die weniger sicheren verblassen lassen oder verwerfen.</translation>
    </message>
    <message>
      <source>Let the scaling between layers learn too.</source>
      <translation>Auch die Skalierung zwischen den Schichten lernen lassen.</translation>
    </message>
    <message>
      <source>Letterbox</source>
      <translation>Rand</translation>
    </message>
    <message>
      <source>Level n has a cell every 2^n pixels; finer finds smaller things and costs much.</source>
      <translation>Ebene n hat alle 2^n Pixel eine Zelle; feinere finden kleinere Dinge und kosten viel.</translation>
    </message>
    <message>
      <source>Light and colour</source>
      <translation>Licht und Farbe</translation>
    </message>
    <message>
      <source>Light layers</source>
      <translation>Leichte Schichten</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Longest step</source>
      <translation>Längster Schritt</translation>
    </message>
    <message>
      <source>Looks whether the machines that are named above answer, before a training waits for them.</source>
      <translation>Sieht nach, ob die oben genannten Maschinen antworten, bevor ein Training auf sie wartet.</translation>
    </message>
    <message>
      <source>Lowest score</source>
      <translation>Kleinste Sicherheit</translation>
    </message>
    <message>
      <source>Machines</source>
      <translation>Maschinen</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Messen</translation>
    </message>
    <message>
      <source>Measure brightness and spread on your photos; otherwise keep what the starting weights measured.</source>
      <translation>Helligkeit und Streuung an deinen Fotos messen; sonst behalten, was die Startgewichte gemessen haben.</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Mirror</source>
      <translation>Spiegeln</translation>
    </message>
    <message>
      <source>Mixing</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>Model Maker's default: {0}.</source>
      <translation>Vorgabe von Model Maker: {0}.</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>Schwung</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>More spare the machine some work; stopping and progress then wait for all of them.</source>
      <translation>Mehr ersparen der Maschine Arbeit; Anhalten und Fortschritt warten dann auf alle.</translation>
    </message>
    <message>
      <source>Most objects in a photo</source>
      <translation>Meiste Dinge auf einem Foto</translation>
    </message>
    <message>
      <source>Most that are measured</source>
      <translation>So viele werden gemessen</translation>
    </message>
    <message>
      <source>No GPU that TensorFlow can use; training works without, only slower.</source>
      <translation>Keine GPU, die TensorFlow benutzen kann; das Training geht auch ohne, nur langsamer.</translation>
    </message>
    <message>
      <source>No labelled photo is there to learn from. With 20 a first training shows something.</source>
      <translation>Kein beschriftetes Foto ist da, aus dem gelernt wird. Mit 20 zeigt ein erstes Training schon etwas.</translation>
    </message>
    <message>
      <source>No photo for training has a box, so there is nothing to find.</source>
      <translation>Kein Foto für das Training hat einen Kasten; so gibt es nichts zu finden.</translation>
    </message>
    <message>
      <source>No photo is kept to check on, so nobody sees when it is at its best.</source>
      <translation>Kein Foto ist zum Prüfen aufgehoben; so sieht niemand, wann er am besten ist.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>Not set</source>
      <translation>Leer</translation>
    </message>
    <message>
      <source>Not set: inside the project.</source>
      <translation>Leer: im Projekt.</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Nichts</translation>
    </message>
    <message>
      <source>Objects against background</source>
      <translation>Dinge gegen Hintergrund</translation>
    </message>
    <message>
      <source>One photo has {0} objects, but at most {1} would be reported.</source>
      <translation>Auf einem Foto sind {0} Dinge, aber höchstens {1} würden gemeldet.</translation>
    </message>
    <message>
      <source>Otherwise a box around a crowd is learnt as one object.</source>
      <translation>Sonst wird ein Kasten um eine Menge als ein Ding gelernt.</translation>
    </message>
    <message>
      <source>Overlap</source>
      <translation>Überlappung</translation>
    </message>
    <message>
      <source>Overlap as an error</source>
      <translation>Überlappung als Fehler</translation>
    </message>
    <message>
      <source>Overlapping boxes</source>
      <translation>Überlappende Kästen</translation>
    </message>
    <message>
      <source>Packs photos and settings into one file that trains on a faster computer, and comes back as a training of this project.</source>
      <translation>Packt Fotos und Einstellungen in eine Datei, die auf einem schnelleren Rechner trainiert und als Training dieses Projekts zurückkommt.</translation>
    </message>
    <message>
      <source>Parts of the network that do not change, as a pattern of their names. Empty: all learn.</source>
      <translation>Teile des Netzes, die sich nicht ändern, als Muster ihrer Namen. Leer: alle lernen.</translation>
    </message>
    <message>
      <source>Parts that stay</source>
      <translation>Teile, die bleiben</translation>
    </message>
    <message>
      <source>Passes</source>
      <translation>Durchgänge</translation>
    </message>
    <message>
      <source>Photos are scaled to this. Larger shows small things better; twice the side takes 4 times as long.</source>
      <translation>Auf dieses Maß werden Fotos gebracht. Größer zeigt Kleines besser; die doppelte Seite dauert 4-mal so lang.</translation>
    </message>
    <message>
      <source>Photos at once</source>
      <translation>Fotos auf einmal</translation>
    </message>
    <message>
      <source>Photos become wider or narrower by up to this factor; 1 leaves them.</source>
      <translation>Fotos werden bis zu diesem Faktor breiter oder schmaler; 1 lässt sie, wie sie sind.</translation>
    </message>
    <message>
      <source>Photos from nearer by help most.</source>
      <translation>Fotos aus größerer Nähe helfen am meisten.</translation>
    </message>
    <message>
      <source>Photos grow to this multiple: 2 is double. Helps with things nearer by.</source>
      <translation>Fotos wachsen auf dieses Vielfache: 2 ist doppelt. Hilft bei näheren Dingen.</translation>
    </message>
    <message>
      <source>Photos shrink to this part of themselves: 0.5 is half. Helps with things farther away.</source>
      <translation>Fotos schrumpfen auf diesen Teil: 0.5 ist halb. Hilft bei ferneren Dingen.</translation>
    </message>
    <message>
      <source>Photos with more boxes are mentioned; all boxes are learnt.</source>
      <translation>Fotos mit mehr Kästen werden erwähnt; gelernt werden alle Kästen.</translation>
    </message>
    <message>
      <source>Pi 4 {0}</source>
      <translation>Pi 4 {0}</translation>
    </message>
    <message>
      <source>Possible: {0}.</source>
      <translation>Möglich: {0}.</translation>
    </message>
    <message>
      <source>Power</source>
      <translation>Potenz</translation>
    </message>
    <message>
      <source>Pull to zero</source>
      <translation>Zug zur Null</translation>
    </message>
    <message>
      <source>Pyramid</source>
      <translation>Pyramide</translation>
    </message>
    <message>
      <source>Quarter turns</source>
      <translation>Vierteldrehungen</translation>
    </message>
    <message>
      <source>Quick look</source>
      <translation>Schneller Blick</translation>
    </message>
    <message>
      <source>Record the time</source>
      <translation>Zeit aufzeichnen</translation>
    </message>
    <message>
      <source>Records and finding faults</source>
      <translation>Aufzeichnungen und Fehlersuche</translation>
    </message>
    <message>
      <source>Report up to {0}</source>
      <translation>Bis zu {0} melden</translation>
    </message>
    <message>
      <source>Save every</source>
      <translation>Sichern alle</translation>
    </message>
    <message>
      <source>Save memory</source>
      <translation>Speicher sparen</translation>
    </message>
    <message>
      <source>Scale by these photos</source>
      <translation>Nach diesen Fotos skalieren</translation>
    </message>
    <message>
      <source>Scale features where they change their width.</source>
      <translation>Merkmale dort skalieren, wo sie ihre Breite ändern.</translation>
    </message>
    <message>
      <source>Scale for variations</source>
      <translation>Skala der Abwandlungen</translation>
    </message>
    <message>
      <source>Scale of the error</source>
      <translation>Skala des Fehlers</translation>
    </message>
    <message>
      <source>Scale when resizing</source>
      <translation>Skalieren beim Anpassen</translation>
    </message>
    <message>
      <source>Second drop</source>
      <translation>Zweite Stufe</translation>
    </message>
    <message>
      <source>Sees a little more.</source>
      <translation>Sieht etwas mehr.</translation>
    </message>
    <message>
      <source>Several machines (TF_CONFIG)</source>
      <translation>Mehrere Maschinen (TF_CONFIG)</translation>
    </message>
    <message>
      <source>Shapes of guesses</source>
      <translation>Formen der Vermutungen</translation>
    </message>
    <message>
      <source>Short</source>
      <translation>Kurz</translation>
    </message>
    <message>
      <source>Shorter numbers</source>
      <translation>Kürzere Zahlen</translation>
    </message>
    <message>
      <source>Show half of the photos left to right. Not for things that read, like signs.</source>
      <translation>Die Hälfte der Fotos seitenverkehrt zeigen. Nicht für Dinge mit Schrift, etwa Schilder.</translation>
    </message>
    <message>
      <source>Shows a few of your photos as the detector will see them, turned and coloured as the settings say.</source>
      <translation>Zeigt ein paar deiner Fotos, wie der Detektor sie sehen wird, gedreht und gefärbt, wie die Einstellungen es sagen.</translation>
    </message>
    <message>
      <source>Shows whether the idea works. Do this first.</source>
      <translation>Zeigt, ob die Idee klappt. Fang damit an.</translation>
    </message>
    <message>
      <source>Shrink features before their width changes, not after.</source>
      <translation>Merkmale verkleinern, bevor sich ihre Breite ändert, nicht danach.</translation>
    </message>
    <message>
      <source>Shrink first</source>
      <translation>Erst verkleinern</translation>
    </message>
    <message>
      <source>Side of the smallest guessed box in cells of its grid; one number, or one for each grid.</source>
      <translation>Seite des kleinsten vermuteten Kastens in Zellen seines Gitters; eine Zahl, oder eine für jedes Gitter.</translation>
    </message>
    <message>
      <source>Size it sees</source>
      <translation>Größe, die er sieht</translation>
    </message>
    <message>
      <source>Size of guesses</source>
      <translation>Größe der Vermutungen</translation>
    </message>
    <message>
      <source>Size of the detector</source>
      <translation>Größe des Detektors</translation>
    </message>
    <message>
      <source>Sizes that are tried in every cell.</source>
      <translation>Größen, die in jeder Zelle probiert werden.</translation>
    </message>
    <message>
      <source>Skipped layers</source>
      <translation>Ausgelassene Schichten</translation>
    </message>
    <message>
      <source>Slowing down</source>
      <translation>Langsamer werden</translation>
    </message>
    <message>
      <source>Smallest and fastest. Right for a first detector.</source>
      <translation>Der kleinste und schnellste. Richtig für den Anfang.</translation>
    </message>
    <message>
      <source>Smallest size</source>
      <translation>Kleinstes Maß</translation>
    </message>
    <message>
      <source>So many of the surest are looked at; 0 for all.</source>
      <translation>So viele der sichersten werden angesehen; 0 für alle.</translation>
    </message>
    <message>
      <source>So many passes it takes small steps first.</source>
      <translation>So viele Durchgänge lang macht er erst kleine Schritte.</translation>
    </message>
    <message>
      <source>Softness</source>
      <translation>Sanftheit</translation>
    </message>
    <message>
      <source>Start of chance</source>
      <translation>Start des Zufalls</translation>
    </message>
    <message>
      <source>Start the class layer afresh where the starting weights know other classes; otherwise refuse them.</source>
      <translation>Die Klassenschicht neu anfangen, wo die Startgewichte andere Klassen kennen; sonst sie ablehnen.</translation>
    </message>
    <message>
      <source>Starting weights know relu6, which phones calculate fastest.</source>
      <translation>Startgewichte kennen relu6; das rechnen Handys am schnellsten.</translation>
    </message>
    <message>
      <source>Starts the training in a program of its own, with the photos as they are now. You can go on labelling, and close the window.</source>
      <translation>Startet das Training als eigenes Programm, mit den Fotos, wie sie jetzt sind. Du kannst weiter beschriften und das Fenster schließen.</translation>
    </message>
    <message>
      <source>Steady hand</source>
      <translation>Ruhige Hand</translation>
    </message>
    <message>
      <source>Steady measure</source>
      <translation>Ruhiges Maß</translation>
    </message>
    <message>
      <source>Step by step</source>
      <translation>Schritt für Schritt</translation>
    </message>
    <message>
      <source>Steps in one go</source>
      <translation>Schritte am Stück</translation>
    </message>
    <message>
      <source>Stretch</source>
      <translation>Strecken</translation>
    </message>
    <message>
      <source>Stretch fills the whole square, as phone apps do; letterbox keeps the shape and adds a border.</source>
      <translation>Strecken füllt das ganze Quadrat, wie es Handy-Apps tun; Rand behält die Form und ergänzt einen Rand.</translation>
    </message>
    <message>
      <source>TPU</source>
      <translation>TPU</translation>
    </message>
    <message>
      <source>Take the best there is</source>
      <translation>Das Beste nehmen, was da ist</translation>
    </message>
    <message>
      <source>Take {0} at once</source>
      <translation>{0} auf einmal nehmen</translation>
    </message>
    <message>
      <source>Takes all your changes back to what the chosen recipe says.</source>
      <translation>Setzt alle deine Änderungen auf das zurück, was die gewählte Vorlage sagt.</translation>
    </message>
    <message>
      <source>Tell of crowded photos</source>
      <translation>Volle Fotos erwähnen</translation>
    </message>
    <message>
      <source>The Google Cloud project of the TPU, where it is not your usual one.</source>
      <translation>Das Google-Cloud-Projekt der TPU, wenn es nicht dein übliches ist.</translation>
    </message>
    <message>
      <source>The Google Cloud zone of the TPU, where it is not your usual one.</source>
      <translation>Die Google-Cloud-Zone der TPU, wenn es nicht deine übliche ist.</translation>
    </message>
    <message>
      <source>The best that can be had</source>
      <translation>Das Beste, was zu haben ist</translation>
    </message>
    <message>
      <source>The detector</source>
      <translation>Der Detektor</translation>
    </message>
    <message>
      <source>The finished detector reports no more than these. Later, effdet export --max-detections changes it.</source>
      <translation>Mehr meldet der fertige Detektor nicht. Später ändert es effdet export --max-detections.</translation>
    </message>
    <message>
      <source>The part that sees the photo first.</source>
      <translation>Der Teil, der das Foto zuerst sieht.</translation>
    </message>
    <message>
      <source>The same number gives the same start and the same variations.</source>
      <translation>Dieselbe Zahl gibt denselben Start und dieselben Abwandlungen.</translation>
    </message>
    <message>
      <source>The same result every time, to the last bit; somewhat slower.</source>
      <translation>Jedes Mal dasselbe Ergebnis, bis aufs letzte Bit; etwas langsamer.</translation>
    </message>
    <message>
      <source>The same settings as a file, a command or a Python script, to read, change or paste.</source>
      <translation>Dieselben Einstellungen als Datei, Befehl oder Python-Skript, zum Lesen, Ändern oder Einfügen.</translation>
    </message>
    <message>
      <source>The settings as text. What you change here changes the form, and the other way round.</source>
      <translation>Die Einstellungen als Text. Was du hier änderst, ändert das Formular, und umgekehrt.</translation>
    </message>
    <message>
      <source>The share of photos put together from four: more objects at once, and smaller ones.</source>
      <translation>Der Anteil der Fotos, die aus vieren zusammengesetzt sind: mehr Dinge auf einmal, und kleinere.</translation>
    </message>
    <message>
      <source>The training</source>
      <translation>Das Training</translation>
    </message>
    <message>
      <source>There are no classes yet: the kinds of things to find.</source>
      <translation>Es gibt noch keine Klassen: die Arten von Dingen, die du finden willst.</translation>
    </message>
    <message>
      <source>There is none for {0}, only for Lite0, Lite1 and Lite2.</source>
      <translation>Für {0} gibt es keinen, nur für Lite0, Lite1 und Lite2.</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>Dieser Computer</translation>
    </message>
    <message>
      <source>This computer, all its GPUs, a Cloud TPU, or the machines that TF_CONFIG names.</source>
      <translation>Dieser Computer, alle seine GPUs, eine Cloud TPU oder die Maschinen, die TF_CONFIG nennt.</translation>
    </message>
    <message>
      <source>Tolerance of the place</source>
      <translation>Toleranz der Lage</translation>
    </message>
    <message>
      <source>Train on</source>
      <translation>Trainieren auf</translation>
    </message>
    <message>
      <source>Tries a whole detector first, then everyday photos, then nothing.</source>
      <translation>Probiert erst einen ganzen Detektor, dann Alltagsfotos, dann nichts.</translation>
    </message>
    <message>
      <source>Turn half of the photos over: for views from above, where there is no up.</source>
      <translation>Die Hälfte der Fotos auf den Kopf stellen: für Blicke von oben, wo es kein Oben gibt.</translation>
    </message>
    <message>
      <source>Upside down</source>
      <translation>Kopfüber</translation>
    </message>
    <message>
      <source>Use {0}</source>
      <translation>{0} nehmen</translation>
    </message>
    <message>
      <source>Use: {0}</source>
      <translation>Nehmen: {0}</translation>
    </message>
    <message>
      <source>Watch a photo</source>
      <translation>Ein Foto beobachten</translation>
    </message>
    <message>
      <source>Watch it every</source>
      <translation>Es beobachten alle</translation>
    </message>
    <message>
      <source>Weight of the overlap</source>
      <translation>Gewicht der Überlappung</translation>
    </message>
    <message>
      <source>Weight of the place</source>
      <translation>Gewicht der Lage</translation>
    </message>
    <message>
      <source>What Smallest and Largest size are relative to; the size it sees where not set.</source>
      <translation>Worauf sich Kleinstes und Größtes Maß beziehen; die Größe, die er sieht, wenn leer.</translation>
    </message>
    <message>
      <source>What counts as an error</source>
      <translation>Was als Fehler zählt</translation>
    </message>
    <message>
      <source>What it knows already</source>
      <translation>Was er schon weiß</translation>
    </message>
    <message>
      <source>What it should know already is not here. {0}</source>
      <translation>Was er schon wissen soll, ist nicht hier. {0}</translation>
    </message>
    <message>
      <source>What most people choose: the size of the detector, what it knows already, and how long it learns. Press the heading to fold it.</source>
      <translation>Was die meisten wählen: die Größe des Detektors, was er schon weiß, und wie lange er lernt. Ein Druck auf die Überschrift klappt es zu.</translation>
    </message>
    <message>
      <source>What some steps spend time on, for TensorBoard.</source>
      <translation>Womit einige Schritte Zeit verbringen, für TensorBoard.</translation>
    </message>
    <message>
      <source>What will not work well with these photos and settings, and a button that mends it.</source>
      <translation>Was mit diesen Fotos und Einstellungen nicht gut gehen wird, und ein Knopf, der es behebt.</translation>
    </message>
    <message>
      <source>Which boxes are reported</source>
      <translation>Welche Kästen gemeldet werden</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>Breite</translation>
    </message>
    <message>
      <source>Width to height: 1, 2, 0.5. For very long things add 4 or 0.25.</source>
      <translation>Breite zu Höhe: 1, 2, 0.5. Für sehr lange Dinge füge 4 oder 0.25 hinzu.</translation>
    </message>
    <message>
      <source>With Mirror and Upside down, show photos in all four directions.</source>
      <translation>Mit Spiegeln und Kopfüber: Fotos in allen vier Richtungen zeigen.</translation>
    </message>
    <message>
      <source>With shorter numbers: a factor, or dynamic, that keeps small errors from vanishing.</source>
      <translation>Mit kürzeren Zahlen: ein Faktor, oder dynamic, damit kleine Fehler nicht verschwinden.</translation>
    </message>
    <message>
      <source>With so few photos it is the same as Balanced.</source>
      <translation>Bei so wenigen Fotos dasselbe wie Ausgewogen.</translation>
    </message>
    <message>
      <source>Your training {0}</source>
      <translation>Dein Training {0}</translation>
    </message>
    <message numerus="yes">
      <source>about %n day(s)</source>
      <translation>
        <numerusform>etwa %n Tag</numerusform>
        <numerusform>etwa %n Tage</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n hour(s)</source>
      <translation>
        <numerusform>etwa %n Stunde</numerusform>
        <numerusform>etwa %n Stunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s)</source>
      <translation>
        <numerusform>etwa %n Minute</numerusform>
        <numerusform>etwa %n Minuten</numerusform>
      </translation>
    </message>
    <message>
      <source>about a minute</source>
      <translation>etwa eine Minute</translation>
    </message>
    <message>
      <source>adam gets there quickly; sgd is Model Maker's own.</source>
      <translation>adam ist schnell am Ziel; sgd nimmt Model Maker.</translation>
    </message>
    <message>
      <source>epoch, or a number of steps.</source>
      <translation>epoch oder eine Zahl von Schritten.</translation>
    </message>
    <message>
      <source>file: as the exported file detects. nms_configs: by the four settings below, as Model Maker did.</source>
      <translation>file: wie die exportierte Datei findet. nms_configs: nach den vier Einstellungen darunter, wie Model Maker.</translation>
    </message>
    <message>
      <source>from {0}</source>
      <translation>ab {0}</translation>
    </message>
    <message>
      <source>measuring how long it takes</source>
      <translation>die Dauer wird gemessen</translation>
    </message>
    <message>
      <source>must be a number</source>
      <translation>muss eine Zahl sein</translation>
    </message>
    <message>
      <source>must be a side like 320, or width x height like 640x320</source>
      <translation>muss eine Seite wie 320 sein oder Breite x Höhe wie 640x320</translation>
    </message>
    <message>
      <source>must be a whole number</source>
      <translation>muss eine ganze Zahl sein</translation>
    </message>
    <message>
      <source>objects</source>
      <translation>Dinge</translation>
    </message>
    <message>
      <source>passes</source>
      <translation>Durchgänge</translation>
    </message>
    <message>
      <source>phone {0}</source>
      <translation>Handy {0}</translation>
    </message>
    <message>
      <source>photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>up to {0}</source>
      <translation>bis {0}</translation>
    </message>
    <message>
      <source>{0} GB of memory</source>
      <translation>{0} GB Speicher</translation>
    </message>
    <message>
      <source>{0} MB</source>
      <translation>{0} MB</translation>
    </message>
    <message>
      <source>{0} at once are more than the {1} there are to learn from.</source>
      <translation>{0} auf einmal sind mehr als die {1}, aus denen gelernt wird.</translation>
    </message>
    <message>
      <source>{0} is small: {1} % of the photo's side, {2} pixels as this detector sees it.</source>
      <translation>{0} ist klein: {1} % der Fotoseite, {2} Pixel, wie dieser Detektor es sieht.</translation>
    </message>
    <message>
      <source>{0} ms</source>
      <translation>{0} ms</translation>
    </message>
    <message>
      <source>{0} on this computer, {1} GB of memory</source>
      <translation>{0} auf diesem Computer, {1} GB Speicher</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} s</translation>
    </message>
    <message>
      <source>{0} to learn from, {1}, {2}.</source>
      <translation>{0} zum Lernen, {1}, {2}.</translation>
    </message>
    <message>
      <source>{0} to {1}</source>
      <translation>{0} bis {1}</translation>
    </message>
    <message>
      <source>{0} · {1} GB of memory</source>
      <translation>{0} · {1} GB Speicher</translation>
    </message>
    <message>
      <source>{0} × {0} pixels</source>
      <translation>{0} × {0} Pixel</translation>
    </message>
    <message>
      <source>{0}: no box to learn from, so it will not be found.</source>
      <translation>{0}: kein Kasten zum Lernen, wird also nicht gefunden.</translation>
    </message>
    <message numerus="yes">
      <source>{0}: only %n box(es) to learn from. From about 50 on it usually works.</source>
      <translation>
        <numerusform>{0}: nur %n Kasten zum Lernen. Ab etwa 50 klappt es meistens.</numerusform>
        <numerusform>{0}: nur %n Kästen zum Lernen. Ab etwa 50 klappt es meistens.</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} answers.</source>
      <translation>{name} antwortet.</translation>
    </message>
    <message>
      <source>{name} is there, and waits for the training to be started on it too.</source>
      <translation>{name} ist da und wartet darauf, dass das Training auch dort gestartet wird.</translation>
    </message>
    <message>
      <source>{name} is this computer, and its port is free.</source>
      <translation>{name} ist dieser Rechner, und der Port ist frei.</translation>
    </message>
    <message>
      <source>{name} is this computer, but another program uses its port.</source>
      <translation>{name} ist dieser Rechner, aber ein anderes Programm benutzt den Port.</translation>
    </message>
    <message>
      <source>{name}: it can be used.</source>
      <translation>{name}: kann benutzt werden.</translation>
    </message>
    <message>
      <source>{name}: nobody answers ({detail}). Check the address, network and firewall.</source>
      <translation>{name}: niemand antwortet ({detail}). Adresse, Netz und Firewall prüfen.</translation>
    </message>
    <message>
      <source>{name}: the machine is there, but nothing listens at this port.</source>
      <translation>{name}: der Rechner ist da, aber an diesem Port hört niemand zu.</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Change the keys…</source>
      <translation>Tasten ändern …</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Every action with its key; any of them can be changed.</source>
      <translation>Jede Handlung mit ihrer Taste; jede lässt sich ändern.</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Hoher Kontrast</translation>
    </message>
    <message>
      <source>How you like the window. Every choice counts at once.</source>
      <translation>Wie du das Fenster magst. Jede Wahl gilt sofort.</translation>
    </message>
    <message>
      <source>Kept in {path}</source>
      <translation>Liegt in {path}</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Light or dark, or with strong contrast and no greys. It counts at once.</source>
      <translation>Hell oder dunkel, oder mit starkem Kontrast und ohne Grau. Es gilt sofort.</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>The language of the window. It opens anew, with the same project.</source>
      <translation>Die Sprache des Fensters. Es öffnet sich neu, mit demselben Projekt.</translation>
    </message>
  </context>
  <context>
    <name>SettingsPanel</name>
    <message numerus="yes">
      <source>%n change(s) of yours put back.</source>
      <translation>
        <numerusform>%n Änderung von dir zurückgesetzt.</numerusform>
        <numerusform>%n Änderungen von dir zurückgesetzt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n setting(s) to put right</source>
      <translation>
        <numerusform>%n Einstellung zu berichtigen</numerusform>
        <numerusform>%n Einstellungen zu berichtigen</numerusform>
      </translation>
    </message>
    <message>
      <source>Everything as the preset has it</source>
      <translation>Alles wie in der Vorlage</translation>
    </message>
    <message>
      <source>How to train</source>
      <translation>Wie trainiert wird</translation>
    </message>
    <message>
      <source>Put all back</source>
      <translation>Alles zurücksetzen</translation>
    </message>
    <message>
      <source>Spread the photos for training</source>
      <translation>Fotos für das Training aufteilen</translation>
    </message>
    <message>
      <source>The photos stay as they were</source>
      <translation>Die Fotos bleiben, wie sie waren</translation>
    </message>
    <message>
      <source>The settings as text: YAML, command, Python</source>
      <translation>Die Einstellungen als Text: YAML, Befehl, Python</translation>
    </message>
    <message>
      <source>The settings of this project</source>
      <translation>Die Einstellungen dieses Projekts</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Use Model Maker's own defaults</source>
      <translation>Vorgaben von Model Maker nehmen</translation>
    </message>
    <message>
      <source>measuring…</source>
      <translation>wird gemessen …</translation>
    </message>
    <message>
      <source>time not known</source>
      <translation>Dauer unbekannt</translation>
    </message>
    <message>
      <source>time not known yet</source>
      <translation>Dauer noch unbekannt</translation>
    </message>
  </context>
  <context>
    <name>ShortcutEditor</name>
    <message>
      <source>All keys are the usual ones.</source>
      <translation>Alle Tasten sind wieder die üblichen.</translation>
    </message>
    <message>
      <source>Find an action or a key</source>
      <translation>Aktion oder Taste finden</translation>
    </message>
    <message>
      <source>Give it to “{mine}”</source>
      <translation>An „{mine}“ geben</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Beschriften</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Press the key of an action, then the new one. The small buttons take the key away or put it back.</source>
      <translation>Drücke auf die Taste einer Handlung, dann die neue. Die kleinen Knöpfe nehmen die Taste weg oder setzen sie zurück.</translation>
    </message>
    <message>
      <source>Shows only actions with these letters in their name, or with this key.</source>
      <translation>Zeigt nur Handlungen mit diesen Buchstaben im Namen oder mit dieser Taste.</translation>
    </message>
    <message>
      <source>Takes back all changes of keys at once.</source>
      <translation>Nimmt alle Änderungen an Tasten auf einmal zurück.</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Usual keys for all</source>
      <translation>Übliche Tasten für alle</translation>
    </message>
    <message>
      <source>{keys} is for “{other}” here</source>
      <translation>{keys} gehört hier zu „{other}“</translation>
    </message>
    <message>
      <source>{keys} is the key of “{other}” already.</source>
      <translation>{keys} gehört schon zu „{other}“.</translation>
    </message>
  </context>
  <context>
    <name>SidePanel</name>
    <message>
      <source>Boxes</source>
      <translation>Kästen</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>Its boxes cannot be shown.</source>
      <translation>Seine Kästen lassen sich nicht zeigen.</translation>
    </message>
    <message>
      <source>No boxes yet.</source>
      <translation>Noch keine Kästen.</translation>
    </message>
  </context>
  <context>
    <name>SizeCard</name>
    <message>
      <source>Dashed: the sizes of the boxes that the network starts from (anchors).</source>
      <translation>Gestrichelt: die Größen der Kästen, von denen das Netz ausgeht (Anker).</translation>
    </message>
    <message>
      <source>Size of the network</source>
      <translation>Größe des Netzes</translation>
    </message>
    <message>
      <source>Sizes of boxes at the network's input</source>
      <translation>Größen am Eingang des Netzes</translation>
    </message>
    <message>
      <source>boxes</source>
      <translation>Kästen</translation>
    </message>
    <message>
      <source>size of a box as the network sees it, pixels</source>
      <translation>Größe eines Kastens, wie das Netz ihn sieht, Bildpunkte</translation>
    </message>
    <message>
      <source>{0:.0f} to {1:.0f} pixels: {2}</source>
      <translation>{0:.0f} bis {1:.0f} Pixel: {2}</translation>
    </message>
    <message>
      <source>{0} px</source>
      <translation>{0} px</translation>
    </message>
  </context>
  <context>
    <name>Splits</name>
    <message>
      <source>the test</source>
      <translation>den Test</translation>
    </message>
    <message>
      <source>training</source>
      <translation>das Training</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>die Validierung</translation>
    </message>
  </context>
  <context>
    <name>Stages</name>
    <message numerus="yes">
      <source>%n photo(s) in this project.</source>
      <translation>
        <numerusform>%n Foto in diesem Projekt.</numerusform>
        <numerusform>%n Fotos in diesem Projekt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) still to look at.</source>
      <translation>
        <numerusform>Noch %n Foto anzusehen.</numerusform>
        <numerusform>Noch %n Fotos anzusehen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n trained detector(s).</source>
      <translation>
        <numerusform>%n trainierter Detektor.</numerusform>
        <numerusform>%n trainierte Detektoren.</numerusform>
      </translation>
    </message>
    <message>
      <source>Add photos to begin.</source>
      <translation>Zum Anfangen Fotos hinzufügen.</translation>
    </message>
    <message>
      <source>Every photo has been looked at.</source>
      <translation>Jedes Foto ist angesehen.</translation>
    </message>
    <message>
      <source>Open a project first.</source>
      <translation>Erst ein Projekt öffnen.</translation>
    </message>
    <message>
      <source>See what the newest detector finds and misses.</source>
      <translation>Sehen, was der neueste Detektor findet und verpasst.</translation>
    </message>
    <message>
      <source>The newest detector can be taken to phones and small computers.</source>
      <translation>Der neueste Detektor kann auf Handys und kleine Rechner.</translation>
    </message>
    <message>
      <source>The newest detector has been evaluated.</source>
      <translation>Der neueste Detektor wurde ausgewertet.</translation>
    </message>
    <message>
      <source>The newest detector has been exported.</source>
      <translation>Der neueste Detektor wurde exportiert.</translation>
    </message>
    <message>
      <source>There are enough photos with boxes to train.</source>
      <translation>Es gibt genug Fotos mit Kästen zum Trainieren.</translation>
    </message>
    <message numerus="yes">
      <source>Waits for %n more photo(s) with boxes.</source>
      <translation>
        <numerusform>Wartet auf %n weiteres Foto mit Kästen.</numerusform>
        <numerusform>Wartet auf %n weitere Fotos mit Kästen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Waits for a trained detector.</source>
      <translation>Wartet auf einen trainierten Detektor.</translation>
    </message>
    <message>
      <source>Waits for photos.</source>
      <translation>Wartet auf Fotos.</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <source>A folder of photos</source>
      <translation>Ein Ordner mit Fotos</translation>
    </message>
    <message>
      <source>A project is a folder with a file project.yaml; it holds boxes, classes and trainings.</source>
      <translation>Ein Projekt ist ein Ordner mit einer Datei project.yaml; darin sind Kästen, Klassen und Trainings.</translation>
    </message>
    <message>
      <source>Draws photos of small things on a table, with their boxes, so that you can try everything now.</source>
      <translation>Zeichnet Fotos von kleinen Dingen auf einem Tisch, mit ihren Kästen, damit du gleich alles ausprobieren kannst.</translation>
    </message>
    <message>
      <source>For photos that somebody labelled with another program: their boxes come along.</source>
      <translation>Für Fotos, die jemand mit einem anderen Programm beschriftet hat: ihre Kästen kommen mit.</translation>
    </message>
    <message>
      <source>Import a labelled data set…</source>
      <translation>Beschrifteten Datensatz importieren …</translation>
    </message>
    <message>
      <source>Makes a project of a folder of photos. They stay where they are unless you copy them, and are not changed.</source>
      <translation>Macht aus einem Ordner mit Fotos ein Projekt. Sie bleiben, wo sie sind, außer du kopierst sie, und werden nicht verändert.</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Projekt öffnen …</translation>
    </message>
    <message>
      <source>Projects you had open, the newest first. Press one to go on; its menu takes it off this list.</source>
      <translation>Projekte, die offen waren, das neueste zuerst. Drücke auf eines, um weiterzumachen; sein Menü nimmt es von der Liste.</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
      <source>Remove from this list</source>
      <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
      <source>Removed from the list. The project itself stays.</source>
      <translation>Aus der Liste genommen. Das Projekt selbst bleibt.</translation>
    </message>
    <message>
      <source>Try with the sample</source>
      <translation>Mit dem Beispiel ausprobieren</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Where everything begins: a folder of photos, a project from before, or the sample.</source>
      <translation>Wo alles beginnt: mit einem Ordner voller Fotos, einem früheren Projekt oder dem Beispiel.</translation>
    </message>
    <message>
      <source>{name} is missing. Is its disk plugged in?</source>
      <translation>{name} fehlt. Ist der Datenträger angeschlossen?</translation>
    </message>
  </context>
  <context>
    <name>StatusCard</name>
    <message>
      <source>Progress of the training</source>
      <translation>Fortschritt des Trainings</translation>
    </message>
  </context>
  <context>
    <name>StripModel</name>
    <message numerus="yes">
      <source>%n box(es)</source>
      <translation>
        <numerusform>%n Kasten</numerusform>
        <numerusform>%n Kästen</numerusform>
      </translation>
    </message>
    <message>
      <source>being read</source>
      <translation>wird gelesen</translation>
    </message>
    <message>
      <source>its label file is damaged</source>
      <translation>seine Beschriftungsdatei ist beschädigt</translation>
    </message>
    <message>
      <source>not looked at</source>
      <translation>nicht angesehen</translation>
    </message>
    <message>
      <source>nothing here</source>
      <translation>nichts hier</translation>
    </message>
    <message>
      <source>reviewed</source>
      <translation>geprüft</translation>
    </message>
  </context>
  <context>
    <name>Studio</name>
    <message>
      <source>An unexpected error</source>
      <translation>Ein unerwarteter Fehler</translation>
    </message>
    <message>
      <source>Please send this file along when you report it: {path}</source>
      <translation>Bitte schick diese Datei mit, wenn du es meldest: {path}</translation>
    </message>
    <message>
      <source>Something went wrong that should not have. Your boxes are saved.</source>
      <translation>Etwas ist schiefgegangen, das nicht schiefgehen darf. Deine Kästen sind gespeichert.</translation>
    </message>
    <message>
      <source>Something went wrong that should not have. Your newest boxes still wait to be saved.</source>
      <translation>Etwas ist schiefgegangen, das nicht hätte schiefgehen dürfen. Deine neuesten Kästen warten noch darauf, gespeichert zu werden.</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>Das hat nicht geklappt</translation>
    </message>
  </context>
  <context>
    <name>SummaryBar</name>
    <message>
      <source>Clear filters</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <source>In which order the photos stand</source>
      <translation>In welcher Reihenfolge die Fotos stehen</translation>
    </message>
    <message>
      <source>L</source>
      <translation>L</translation>
    </message>
    <message>
      <source>Large</source>
      <translation>Große</translation>
    </message>
    <message>
      <source>M</source>
      <translation>M</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>Mittlere</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Reihenfolge</translation>
    </message>
    <message>
      <source>Picture size</source>
      <translation>Größe der Bilder</translation>
    </message>
    <message>
      <source>S</source>
      <translation>S</translation>
    </message>
    <message>
      <source>Show all photos again (Ctrl+Backspace)</source>
      <translation>Wieder alle Fotos zeigen (Strg+Rücktaste)</translation>
    </message>
    <message>
      <source>Small</source>
      <translation>Kleine</translation>
    </message>
    <message>
      <source>Turn the order round</source>
      <translation>Reihenfolge umdrehen</translation>
    </message>
    <message>
      <source>ascending</source>
      <translation>aufsteigend</translation>
    </message>
    <message>
      <source>descending</source>
      <translation>absteigend</translation>
    </message>
    <message>
      <source>{0} pictures</source>
      <translation>{0} Bilder</translation>
    </message>
    <message>
      <source>{0} pictures (Ctrl++ and Ctrl+-)</source>
      <translation>{0} Bilder (Strg++ und Strg+-)</translation>
    </message>
  </context>
  <context>
    <name>SureRow</name>
    <message>
      <source>How sure</source>
      <translation>Wie sicher</translation>
    </message>
    <message>
      <source>How sure it must be</source>
      <translation>Wie sicher er sein muss</translation>
    </message>
    <message>
      <source>as in the file</source>
      <translation>wie in der Datei</translation>
    </message>
    <message>
      <source>back to {usual} %</source>
      <translation>zurück auf {usual} %</translation>
    </message>
    <message>
      <source>threshold</source>
      <translation>Schwelle</translation>
    </message>
  </context>
  <context>
    <name>SystemCheck</name>
    <message numerus="yes">
      <source>%n thing(s) will not work as they are.</source>
      <translation>
        <numerusform>%n Sache funktioniert so nicht.</numerusform>
        <numerusform>%n Sachen funktionieren so nicht.</numerusform>
      </translation>
    </message>
    <message>
      <source>Checks everything once more, after you followed a remedy.</source>
      <translation>Prüft alles noch einmal, nachdem du einem Rat gefolgt bist.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Copied, without names and folders.</source>
      <translation>Kopiert, ohne Namen und Ordner.</translation>
    </message>
    <message>
      <source>Copies all of it as text, without your name and folders, to ask somebody about it.</source>
      <translation>Kopiert alles als Text, ohne deinen Namen und deine Ordner, um jemanden danach zu fragen.</translation>
    </message>
    <message>
      <source>Copy for a report</source>
      <translation>Für einen Bericht kopieren</translation>
    </message>
    <message>
      <source>Everything is as it should be.</source>
      <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message numerus="yes">
      <source>Everything works. %n thing(s) could be better.</source>
      <translation>
        <numerusform>Alles funktioniert. %n Sache könnte besser sein.</numerusform>
        <numerusform>Alles funktioniert. %n Sachen könnten besser sein.</numerusform>
      </translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Noch einmal prüfen</translation>
    </message>
    <message>
      <source>Looking at {what}…</source>
      <translation>Geprüft wird: {what} …</translation>
    </message>
    <message>
      <source>System check</source>
      <translation>Systemprüfung</translation>
    </message>
    <message>
      <source>What is copied holds no names and no folders of yours, and is in English.</source>
      <translation>Was kopiert wird, enthält keine eigenen Namen und Ordner und ist auf Englisch.</translation>
    </message>
    <message>
      <source>What this computer has and lacks, each with the remedy beside it.</source>
      <translation>Was dieser Rechner hat und was ihm fehlt, jeweils mit der Abhilfe daneben.</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
    <message>
      <source>could be better</source>
      <translation>könnte besser sein</translation>
    </message>
    <message>
      <source>does not work</source>
      <translation>funktioniert nicht</translation>
    </message>
    <message>
      <source>good</source>
      <translation>gut</translation>
    </message>
  </context>
  <context>
    <name>TextButton</name>
    <message>
      <source>Show as text</source>
      <translation>Als Text zeigen</translation>
    </message>
  </context>
  <context>
    <name>ThresholdCard</name>
    <message>
      <source>A detection counts by its class</source>
      <translation>Es zählt je nach Klasse</translation>
    </message>
    <message>
      <source>A detection counts from</source>
      <translation>Eine Meldung zählt ab</translation>
    </message>
    <message>
      <source>A false alarm costs</source>
      <translation>Ein Fehlalarm kostet</translation>
    </message>
    <message>
      <source>A miss costs</source>
      <translation>Ein Übersehenes kostet</translation>
    </message>
    <message>
      <source>Costs least at {value}</source>
      <translation>Am wenigsten kostet {value}</translation>
    </message>
    <message>
      <source>Dot: where it stands. Ring: where it costs least. Numbers: how sure. Drag the dot along the curve.</source>
      <translation>Punkt: wo er steht. Ring: wo es am wenigsten kostet. Zahlen: wie sicher. Der Punkt lässt sich ziehen.</translation>
    </message>
    <message>
      <source>Each class its own</source>
      <translation>Jede Klasse eigen</translation>
    </message>
    <message>
      <source>For which classes</source>
      <translation>Für welche Klassen</translation>
    </message>
    <message>
      <source>How sure a detection must be to count</source>
      <translation>Wie sicher eine Meldung sein muss, um zu zählen</translation>
    </message>
    <message>
      <source>One for all</source>
      <translation>Eine für alle</translation>
    </message>
    <message>
      <source>Take what costs least</source>
      <translation>Nehmen, was am wenigsten kostet</translation>
    </message>
    <message>
      <source>The more it finds, the more of it is wrong</source>
      <translation>Je mehr er findet, desto mehr davon ist falsch</translation>
    </message>
    <message>
      <source>This costs least</source>
      <translation>Das kostet am wenigsten</translation>
    </message>
    <message>
      <source>Use this in exported files</source>
      <translation>In exportierten Dateien verwenden</translation>
    </message>
    <message>
      <source>What is worse?</source>
      <translation>Was ist schlimmer?</translation>
    </message>
    <message>
      <source>{name} counts from</source>
      <translation>{name} zählt ab</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>A detector learns from photos in which somebody has marked what is to be found. These have their boxes already. Double-click one of them to see it large.</source>
      <translation>Ein Detektor lernt aus Fotos, auf denen jemand eingezeichnet hat, was zu finden ist. Diese haben ihre Kästen schon. Ein Doppelklick auf eines zeigt es groß.</translation>
    </message>
    <message>
      <source>A tour of this window: from photos to a detector on a phone in {0} stops, with sample photos that are drawn for you. You can leave it at any time.</source>
      <translation>Eine Tour durch dieses Fenster: in {0} Stationen von Fotos zu einem Detektor auf dem Handy, mit Beispielfotos, die für dich gezeichnet werden. Du kannst sie jederzeit verlassen.</translation>
    </message>
    <message>
      <source>A training is on show already. Go on to the next stop to watch it.</source>
      <translation>Ein Training ist schon zu sehen. Geh weiter zur nächsten Station, um ihm zuzusehen.</translation>
    </message>
    <message>
      <source>A training is on show, and its settings are folded away: the button with the sliders brings them back.</source>
      <translation>Ein Training ist zu sehen, und seine Einstellungen sind weggeklappt: der Knopf mit den Reglern bringt sie zurück.</translation>
    </message>
    <message>
      <source>All photos of the project</source>
      <translation>Alle Fotos des Projekts</translation>
    </message>
    <message>
      <source>As soon as there is an exported file it is tried here: on test photos, on a video, or on what a camera sees.</source>
      <translation>Sobald es eine exportierte Datei gibt, wird sie hier ausprobiert: an Testfotos, an einem Film oder an dem, was eine Kamera sieht.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Chosen.</source>
      <translation>Gewählt.</translation>
    </message>
    <message>
      <source>Draw a box</source>
      <translation>Zeichne einen Kasten</translation>
    </message>
    <message>
      <source>Each card is a recipe and says how long it takes on this computer. Choose Quick look: it is enough to see whether the idea works. Below are all settings, each with a sentence about it.</source>
      <translation>Jede Karte ist eine Vorlage und sagt, wie lange sie auf diesem Rechner dauert. Wähle Schneller Blick: das genügt, um zu sehen, ob die Idee taugt. Darunter stehen alle Einstellungen, jede mit einem Satz dazu.</translation>
    </message>
    <message>
      <source>Finish</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>First steps</source>
      <translation>Erste Schritte</translation>
    </message>
    <message>
      <source>Go there</source>
      <translation>Dorthin</translation>
    </message>
    <message>
      <source>Here a training shows how well it finds things, while it learns. Choose one in the list on the right to look at it.</source>
      <translation>Hier zeigt ein Training beim Lernen, wie gut es findet. Wähle eines in der Liste rechts, um es anzusehen.</translation>
    </message>
    <message>
      <source>How many things it finds, and every mistake, stand here as soon as there is a trained detector.</source>
      <translation>Wie viele Dinge er findet, und jeder Fehler, stehen hier, sobald es einen trainierten Detektor gibt.</translation>
    </message>
    <message>
      <source>How to train</source>
      <translation>Wie trainiert wird</translation>
    </message>
    <message>
      <source>How wrong it still is should fall. How well it finds things, in photos that it does not learn from, should rise. Beneath are some of these photos, with what it sees now. The tour waits here until the training has ended; go on with Next if you do not want to.</source>
      <translation>Wie falsch er noch liegt, soll fallen. Wie gut er auf Fotos findet, aus denen er nicht lernt, soll steigen. Darunter sind einige dieser Fotos, mit dem, was er jetzt sieht. Die Tour wartet hier, bis das Training zu Ende ist; mit Weiter gehst du gleich weiter.</translation>
    </message>
    <message>
      <source>In this project</source>
      <translation>In diesem Projekt</translation>
    </message>
    <message>
      <source>It goes on over there: press the entry of the rail, or the button here.</source>
      <translation>Dort geht es weiter: drücke auf den Eintrag der Leiste oder auf den Knopf hier.</translation>
    </message>
    <message>
      <source>It is the same with your own photos: drop a folder of them onto the window. Help, at the lower left, has the guide, all keys, and this tour. Shift+F1 says what any control is for.</source>
      <translation>Mit deinen eigenen Fotos ist es genauso: zieh einen Ordner davon auf das Fenster. Unter Hilfe, unten links, sind die Anleitung, alle Tasten und diese Tour. Umschalt+F1 sagt, wozu ein Bedienelement da ist.</translation>
    </message>
    <message>
      <source>Judged. The sentence at the top says how good it is.</source>
      <translation>Ausgewertet. Der Satz oben sagt, wie gut er ist.</translation>
    </message>
    <message>
      <source>New here?</source>
      <translation>Neu hier?</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Nicht jetzt</translation>
    </message>
    <message>
      <source>One press makes one file that works on Android, iOS, a Raspberry Pi and camera boxes, and proves it by trying it in the way each of them would.</source>
      <translation>Ein Druck macht eine Datei, die auf Android, iOS, einem Raspberry Pi und Kamerageräten läuft, und beweist es, indem sie sie so probiert, wie jeder von ihnen es täte.</translation>
    </message>
    <message>
      <source>Press W and drag from one corner of a thing to the other, close around it. It becomes what is chosen on the right; a number key makes it something else. Ctrl+Z takes it back.</source>
      <translation>Drücke W und ziehe von einer Ecke eines Dings zur anderen, eng darum herum. Es wird zu dem, was rechts gewählt ist; eine Zifferntaste macht etwas anderes daraus. Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
      <source>Press the button. The training is a program of its own: you can go on working, and even close the window.</source>
      <translation>Drücke den Knopf. Das Training ist ein eigenes Programm: du kannst weiterarbeiten und sogar das Fenster schließen.</translation>
    </message>
    <message>
      <source>See how good it is</source>
      <translation>Sieh, wie gut er ist</translation>
    </message>
    <message>
      <source>Start the training</source>
      <translation>Starte das Training</translation>
    </message>
    <message>
      <source>Stop {0} of {1}</source>
      <translation>Station {0} von {1}</translation>
    </message>
    <message>
      <source>Take it to a phone</source>
      <translation>Bring ihn aufs Handy</translation>
    </message>
    <message>
      <source>That is a box, and it is saved.</source>
      <translation>Das ist ein Kasten, und er ist gespeichert.</translation>
    </message>
    <message>
      <source>That was the whole way</source>
      <translation>Das war der ganze Weg</translation>
    </message>
    <message>
      <source>The detector is judged on photos that it does not learn from: how many things it finds, how often it raises a false alarm, and every mistake as a picture. Where nothing is judged yet, press Evaluate.</source>
      <translation>Der Detektor wird an Fotos gemessen, aus denen er nicht lernt: wie viele Dinge er findet, wie oft er Fehlalarm gibt, und jeder Fehler als Bild. Wo noch nichts ausgewertet ist, drücke auf Auswerten.</translation>
    </message>
    <message>
      <source>The file for phones is made here as soon as there is a trained detector.</source>
      <translation>Die Datei für Handys entsteht hier, sobald es einen trainierten Detektor gibt.</translation>
    </message>
    <message>
      <source>The training begins.</source>
      <translation>Das Training beginnt.</translation>
    </message>
    <message>
      <source>The training has ended.</source>
      <translation>Das Training ist zu Ende.</translation>
    </message>
    <message>
      <source>The very file that a phone gets is at work here: on test photos, on a video, or on what a camera sees. The slider says how sure it must be before it shows a box.</source>
      <translation>Genau die Datei, die ein Handy bekommt, arbeitet hier: an Testfotos, an einem Film oder an dem, was eine Kamera sieht. Der Regler sagt, wie sicher sie sein muss, bevor ein Kasten erscheint.</translation>
    </message>
    <message>
      <source>There are no photos here yet. Drop a folder of photos onto the window, or go on to the next stop.</source>
      <translation>Hier sind noch keine Fotos. Zieh einen Ordner mit Fotos auf das Fenster, oder geh weiter zur nächsten Station.</translation>
    </message>
    <message>
      <source>There is no photo here to draw on. Go on to the next stop.</source>
      <translation>Hier ist kein Foto zum Zeichnen. Geh weiter zur nächsten Station.</translation>
    </message>
    <message>
      <source>There is the file.</source>
      <translation>Da ist die Datei.</translation>
    </message>
    <message>
      <source>Try it</source>
      <translation>Probier sie aus</translation>
    </message>
    <message>
      <source>Watch it learn</source>
      <translation>Sieh ihm beim Lernen zu</translation>
    </message>
    <message>
      <source>With the sample</source>
      <translation>Mit dem Beispiel</translation>
    </message>
  </context>
  <context>
    <name>TrainPage</name>
    <message numerus="yes">
      <source>%n training(s) moved to the bin.</source>
      <translation>
        <numerusform>%n Training in den Papierkorb gelegt.</numerusform>
        <numerusform>%n Trainings in den Papierkorb gelegt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <source>It could not be moved</source>
      <translation>Es ließ sich nicht verschieben</translation>
    </message>
    <message>
      <source>Settings (F8)</source>
      <translation>Einstellungen (F8)</translation>
    </message>
    <message>
      <source>Shows or folds away the list of all trainings of this project.</source>
      <translation>Zeigt die Liste aller Trainings dieses Projekts oder klappt sie weg.</translation>
    </message>
    <message>
      <source>Shows or folds away the settings of the next training.</source>
      <translation>Zeigt die Einstellungen des nächsten Trainings oder klappt sie weg.</translation>
    </message>
    <message>
      <source>Some settings are not possible yet; they are marked.</source>
      <translation>Einige Einstellungen gehen so noch nicht; sie sind markiert.</translation>
    </message>
    <message>
      <source>The note could not be kept</source>
      <translation>Die Notiz ließ sich nicht speichern</translation>
    </message>
    <message>
      <source>Trainings (F9)</source>
      <translation>Trainings (F9)</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Training</name>
    <message numerus="yes">
      <source>%n pass(es)</source>
      <translation>
        <numerusform>%n Durchgang</numerusform>
        <numerusform>%n Durchgänge</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) to learn from</source>
      <translation>
        <numerusform>%n Foto zum Lernen</numerusform>
        <numerusform>%n Fotos zum Lernen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to check with</source>
      <translation>
        <numerusform>%n zum Prüfen</numerusform>
        <numerusform>%n zum Prüfen</numerusform>
      </translation>
    </message>
    <message>
      <source>Checking what it finds</source>
      <translation>Es wird geprüft, was er findet</translation>
    </message>
    <message>
      <source>Did not finish</source>
      <translation>Nicht fertig geworden</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>Wird exportiert</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Getting ready</source>
      <translation>Macht sich bereit</translation>
    </message>
    <message>
      <source>Not started yet</source>
      <translation>Noch nicht begonnen</translation>
    </message>
    <message>
      <source>Pass {now} of {all}</source>
      <translation>Durchgang {now} von {all}</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Pausiert</translation>
    </message>
    <message>
      <source>Pausing after this step…</source>
      <translation>Pausiert nach diesem Schritt …</translation>
    </message>
    <message>
      <source>Stopped, everything is kept</source>
      <translation>Angehalten, alles ist gesichert</translation>
    </message>
    <message>
      <source>Stopping after this step…</source>
      <translation>Hält nach diesem Schritt an …</translation>
    </message>
    <message>
      <source>Taking the first step</source>
      <translation>Macht den ersten Schritt</translation>
    </message>
    <message>
      <source>The training {run} did not finish.</source>
      <translation>Das Training {run} ist nicht fertig geworden.</translation>
    </message>
    <message>
      <source>The training {run} has stopped; everything is kept.</source>
      <translation>Das Training {run} hat angehalten; alles ist gesichert.</translation>
    </message>
    <message>
      <source>The training {run} is finished.</source>
      <translation>Das Training {run} ist fertig.</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Training {share} %</source>
      <translation>Training {share} %</translation>
    </message>
    <message>
      <source>best AP50 {value} at pass {epoch}</source>
      <translation>bester AP50 {value} in Durchgang {epoch}</translation>
    </message>
    <message>
      <source>did not finish</source>
      <translation>nicht fertig geworden</translation>
    </message>
    <message>
      <source>getting ready</source>
      <translation>macht sich bereit</translation>
    </message>
    <message>
      <source>not started</source>
      <translation>nicht begonnen</translation>
    </message>
    <message>
      <source>stopped at pass {epoch}</source>
      <translation>angehalten in Durchgang {epoch}</translation>
    </message>
    <message>
      <source>training, {share} %</source>
      <translation>trainiert, {share} %</translation>
    </message>
    <message>
      <source>{count} in {time}</source>
      <translation>{count} in {time}</translation>
    </message>
    <message>
      <source>{hours} h {minutes:02d} min</source>
      <translation>{hours} h {minutes:02d} min</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>noch {time}</translation>
    </message>
  </context>
  <context>
    <name>TrainingChip</name>
    <message>
      <source>How far the training is that is going on. Press it to see it on the Train page.</source>
      <translation>Wie weit das laufende Training ist. Ein Druck zeigt es auf der Seite Trainieren.</translation>
    </message>
  </context>
  <context>
    <name>TrainingLight</name>
    <message>
      <source>EffDet Studio</source>
      <translation>EffDet Studio</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>Next (→)</source>
      <translation>Weiter (→)</translation>
    </message>
    <message>
      <source>Pause (Space)</source>
      <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
      <source>Place in the video</source>
      <translation>Stelle im Video</translation>
    </message>
    <message>
      <source>Play (Space)</source>
      <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
      <source>Previous (←)</source>
      <translation>Zurück (←)</translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>Another computer of this training is missing</source>
      <translation>Ein anderer Rechner dieses Trainings fehlt</translation>
    </message>
    <message>
      <source>Change the settings</source>
      <translation>Einstellungen ändern</translation>
    </message>
    <message>
      <source>Check its name, project and zone, and the network.</source>
      <translation>Prüfe seinen Namen, Projekt und Zone und das Netz.</translation>
    </message>
    <message>
      <source>Choose other starting weights and begin again.</source>
      <translation>Wähle andere Startgewichte und fang noch einmal an.</translation>
    </message>
    <message>
      <source>Copy the report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <source>Free some space, then go on.</source>
      <translation>Schaffe Platz, dann geht es weiter.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weitermachen</translation>
    </message>
    <message>
      <source>Go on with a batch of {batch}</source>
      <translation>Mit {batch} Fotos auf einmal weitermachen</translation>
    </message>
    <message>
      <source>It is not your fault. Please report it; the report can be copied here.</source>
      <translation>Du kannst nichts dafür. Bitte melde ihn; der Bericht lässt sich hier kopieren.</translation>
    </message>
    <message>
      <source>It may be missing, busy, or its driver too old.</source>
      <translation>Sie fehlt vielleicht, ist beschäftigt, oder ihr Treiber ist zu alt.</translation>
    </message>
    <message>
      <source>Its steps were too large, and the loss is no number any more. Half the learning rate usually helps.</source>
      <translation>Seine Schritte waren zu groß, und der Loss ist keine Zahl mehr. Die halbe Lernrate hilft meistens.</translation>
    </message>
    <message>
      <source>Memory ran out</source>
      <translation>Der Speicher hat nicht gereicht</translation>
    </message>
    <message>
      <source>Show the log</source>
      <translation>Protokoll zeigen</translation>
    </message>
    <message>
      <source>Start again</source>
      <translation>Noch einmal starten</translation>
    </message>
    <message>
      <source>Start again with half the learning rate</source>
      <translation>Noch einmal mit halber Lernrate starten</translation>
    </message>
    <message>
      <source>Start it there too, or train on this computer alone.</source>
      <translation>Auch dort starten, oder nur auf diesem Rechner trainieren.</translation>
    </message>
    <message>
      <source>The TPU could not be reached</source>
      <translation>Die TPU war nicht zu erreichen</translation>
    </message>
    <message>
      <source>The computer may have been switched off, slept too long, or run out of memory.</source>
      <translation>Der Computer wurde vielleicht ausgeschaltet, hat zu lange geschlafen oder hatte zu wenig Speicher.</translation>
    </message>
    <message>
      <source>The computer needed more memory than it has. Half the batch needs about half of it.</source>
      <translation>Der Computer brauchte mehr Speicher, als er hat. Halb so viele Fotos auf einmal brauchen etwa die Hälfte.</translation>
    </message>
    <message>
      <source>The disk is full</source>
      <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
      <source>The graphics card could not be used</source>
      <translation>Die Grafikkarte ließ sich nicht benutzen</translation>
    </message>
    <message>
      <source>The starting weights could not be used</source>
      <translation>Die Startgewichte ließen sich nicht benutzen</translation>
    </message>
    <message>
      <source>The training did not finish</source>
      <translation>Das Training ist nicht fertig geworden</translation>
    </message>
    <message>
      <source>The training was interrupted</source>
      <translation>Das Training wurde unterbrochen</translation>
    </message>
    <message>
      <source>The training went astray</source>
      <translation>Das Training hat sich verlaufen</translation>
    </message>
    <message>
      <source>This program has a defect</source>
      <translation>Dieses Programm hat einen Fehler</translation>
    </message>
    <message>
      <source>Train on this computer alone</source>
      <translation>Nur auf diesem Computer trainieren</translation>
    </message>
    <message>
      <source>What was learnt up to the last checkpoint is kept.</source>
      <translation>Was bis zum letzten Sicherungspunkt gelernt wurde, bleibt.</translation>
    </message>
  </context>
  <context>
    <name>TryPanel</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n weiteres</numerusform>
        <numerusform>%n weitere</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pictures</source>
      <translation>
        <numerusform>%n Bild</numerusform>
        <numerusform>%n Bilder</numerusform>
      </translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Choose a picture or video</source>
      <translation>Bild oder Video wählen</translation>
    </message>
    <message>
      <source>Drop a picture, a folder or a video</source>
      <translation>Zieh ein Bild, einen Ordner oder ein Video hierher</translation>
    </message>
    <message>
      <source>Export the detector first: what you try is the very file that a device gets.</source>
      <translation>Exportiere zuerst den Detektor: Ausprobiert wird genau die Datei, die ein Gerät bekommt.</translation>
    </message>
    <message>
      <source>Folder…</source>
      <translation>Ordner …</translation>
    </message>
    <message>
      <source>Loading the exported file…</source>
      <translation>Lädt die exportierte Datei …</translation>
    </message>
    <message>
      <source>Looking for cameras</source>
      <translation>Sucht Kameras</translation>
    </message>
    <message>
      <source>No camera was found. Plug one in and try again.</source>
      <translation>Keine Kamera gefunden. Schließ eine an und versuch es noch einmal.</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <source>Picture or video…</source>
      <translation>Bild oder Video …</translation>
    </message>
    <message>
      <source>Pictures and videos ({endings})</source>
      <translation>Bilder und Videos ({endings})</translation>
    </message>
    <message>
      <source>Test photos</source>
      <translation>Testfotos</translation>
    </message>
    <message>
      <source>The exported file looks at it as a device would.</source>
      <translation>Die exportierte Datei sieht es an, wie ein Gerät es täte.</translation>
    </message>
    <message>
      <source>The project has no photos that are kept for testing.</source>
      <translation>Das Projekt hat keine Fotos, die fürs Testen zurückgelegt sind.</translation>
    </message>
    <message>
      <source>Try on a folder of pictures</source>
      <translation>An einem Ordner mit Bildern ausprobieren</translation>
    </message>
    <message>
      <source>Try on a picture or video</source>
      <translation>An einem Bild oder Video ausprobieren</translation>
    </message>
    <message>
      <source>Try the detector on {name}</source>
      <translation>Den Detektor an {name} ausprobieren</translation>
    </message>
    <message>
      <source>Try the exported file here</source>
      <translation>Hier die exportierte Datei ausprobieren</translation>
    </message>
    <message>
      <source>{milliseconds} ms a picture</source>
      <translation>{milliseconds} ms je Bild</translation>
    </message>
    <message>
      <source>{name} cannot be tried</source>
      <translation>{name} lässt sich nicht ausprobieren</translation>
    </message>
    <message>
      <source>{rate} a second</source>
      <translation>{rate} in der Sekunde</translation>
    </message>
  </context>
  <context>
    <name>UnknownRow</name>
    <message>
      <source>Add {0} as a class</source>
      <translation>{0} als Klasse hinzufügen</translation>
    </message>
  </context>
  <context>
    <name>VerdictRow</name>
    <message>
      <source>Hide the rules</source>
      <translation>Regeln verbergen</translation>
    </message>
    <message>
      <source>Show the rules</source>
      <translation>Regeln zeigen</translation>
    </message>
  </context>
  <context>
    <name>Watch</name>
    <message>
      <source>Check the free space and the permissions of this folder.</source>
      <translation>Prüfe den freien Platz und die Rechte dieses Ordners.</translation>
    </message>
    <message>
      <source>the training could not be started: {reason}</source>
      <translation>das Training ließ sich nicht starten: {reason}</translation>
    </message>
  </context>
  <context>
    <name>WeightsChoice</name>
    <message>
      <source>A file, folder or address of my own…</source>
      <translation>Eigene Datei, Ordner oder Adresse …</translation>
    </message>
    <message>
      <source>A run folder, .tflite, .npz, .tar.gz or https://…</source>
      <translation>Trainingsordner, .tflite, .npz, .tar.gz oder https://…</translation>
    </message>
    <message>
      <source>A training, a module or a file that was trained before. It is checked when it starts.</source>
      <translation>Ein Training, ein Modul oder eine Datei, die schon trainiert wurde. Beim Start wird sie geprüft.</translation>
    </message>
    <message>
      <source>File, folder or address</source>
      <translation>Datei, Ordner oder Adresse</translation>
    </message>
    <message>
      <source>File…</source>
      <translation>Datei …</translation>
    </message>
    <message>
      <source>Folder…</source>
      <translation>Ordner …</translation>
    </message>
    <message>
      <source>Start from this file</source>
      <translation>Mit dieser Datei beginnen</translation>
    </message>
    <message>
      <source>Start from this folder</source>
      <translation>Mit diesem Ordner beginnen</translation>
    </message>
    <message>
      <source>{0} (not here)</source>
      <translation>{0} (nicht hier)</translation>
    </message>
  </context>
  <context>
    <name>Work</name>
    <message>
      <source>Collecting photos</source>
      <translation>Fotos werden gesammelt</translation>
    </message>
    <message>
      <source>Comparing the file with the network</source>
      <translation>Die Datei wird mit dem Netz verglichen</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>Umwandeln</translation>
    </message>
    <message>
      <source>Learning the ranges of numbers</source>
      <translation>Die Bereiche der Zahlen werden gelernt</translation>
    </message>
    <message>
      <source>Loading the network</source>
      <translation>Das Netz wird geladen</translation>
    </message>
    <message>
      <source>Looking for photos that show what the model can</source>
      <translation>Fotos werden gesucht, die zeigen, was das Modell kann</translation>
    </message>
    <message>
      <source>Looking into what {value} loses</source>
      <translation>Was geht verloren: {value}</translation>
    </message>
    <message>
      <source>Measuring {value}</source>
      <translation>Gemessen wird: {value}</translation>
    </message>
    <message>
      <source>int8 in Frigate</source>
      <translation>int8 in Frigate</translation>
    </message>
    <message>
      <source>int8 in MediaPipe and the Task Library</source>
      <translation>int8 in MediaPipe und der Task Library</translation>
    </message>
    <message>
      <source>int8 in pycoral</source>
      <translation>int8 in pycoral</translation>
    </message>
    <message>
      <source>measuring on {value} photos</source>
      <translation>messen an {value} Fotos</translation>
    </message>
    <message>
      <source>speed with {value} threads</source>
      <translation>Tempo mit {value} Threads</translation>
    </message>
    <message>
      <source>the GPU twin in MediaPipe</source>
      <translation>die GPU-Datei in MediaPipe</translation>
    </message>
    <message>
      <source>the float16 file</source>
      <translation>die float16-Datei</translation>
    </message>
    <message>
      <source>the float32 file</source>
      <translation>die float32-Datei</translation>
    </message>
    <message>
      <source>the int8 file</source>
      <translation>die int8-Datei</translation>
    </message>
    <message>
      <source>the network</source>
      <translation>das Netz</translation>
    </message>
    <message>
      <source>the network, with room for every object</source>
      <translation>das Netz, mit Platz für jedes Objekt</translation>
    </message>
  </context>
  <context>
    <name>_Head</name>
    <message>
      <source>AP50</source>
      <translation>AP50</translation>
    </message>
    <message>
      <source>class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>false alarms per 100</source>
      <translation>Fehlalarme auf 100</translation>
    </message>
    <message>
      <source>found of all</source>
      <translation>gefunden</translation>
    </message>
    <message>
      <source>found, missed, and false alarms</source>
      <translation>gefunden, übersehen und Fehlalarme</translation>
    </message>
    <message>
      <source>sure from</source>
      <translation>sicher ab</translation>
    </message>
  </context>
  <context>
    <name>_Line</name>
    <message>
      <source>No key</source>
      <translation>Keine Taste</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>Press a key…</source>
      <translation>Taste drücken …</translation>
    </message>
    <message>
      <source>The usual key</source>
      <translation>Die übliche Taste</translation>
    </message>
  </context>
  <context>
    <name>_PictureView</name>
    <message>
      <source>A photo as the detector sees it</source>
      <translation>Ein Foto, wie der Detektor es sieht</translation>
    </message>
  </context>
  <context>
    <name>_Range</name>
    <message>
      <source>Any</source>
      <translation>Beliebig</translation>
    </message>
    <message>
      <source>Exactly one</source>
      <translation>Genau einer</translation>
    </message>
    <message>
      <source>Fewest boxes</source>
      <translation>Wenigste Kästen</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Von</translation>
    </message>
    <message>
      <source>Most boxes</source>
      <translation>Meiste Kästen</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>any</source>
      <translation>beliebig</translation>
    </message>
    <message>
      <source>boxes</source>
      <translation>Kästen</translation>
    </message>
    <message>
      <source>to</source>
      <translation>bis</translation>
    </message>
    <message>
      <source>{0} or more</source>
      <translation>{0} oder mehr</translation>
    </message>
    <message>
      <source>{0} to {1}</source>
      <translation>{0} bis {1}</translation>
    </message>
  </context>
</TS>
