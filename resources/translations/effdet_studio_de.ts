<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Actions</name>
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
      <source>Copy the boxes</source>
      <translation>Kästen kopieren</translation>
    </message>
    <message>
      <source>Copy the boxes to the next photo</source>
      <translation>Kästen aufs nächste Foto kopieren</translation>
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
      <source>Delete the boxes</source>
      <translation>Kästen löschen</translation>
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
      <source>Export and try</source>
      <translation>Exportieren und ausprobieren</translation>
    </message>
    <message>
      <source>Export labels</source>
      <translation>Beschriftungen exportieren</translation>
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
      <source>Look into the bin</source>
      <translation>In den Papierkorb sehen</translation>
    </message>
    <message>
      <source>Many objects in one box</source>
      <translation>Viele Dinge in einem Kasten</translation>
    </message>
    <message>
      <source>Move boxes</source>
      <translation>Kästen bewegen</translation>
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
      <source>Reviewed</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>Reviewed, or not</source>
      <translation>Geprüft oder nicht</translation>
    </message>
    <message>
      <source>Search names</source>
      <translation>Namen suchen</translation>
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
      <source>Show the keys</source>
      <translation>Tasten zeigen</translation>
    </message>
    <message>
      <source>Show the project folder</source>
      <translation>Projektordner zeigen</translation>
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation>Bilder kleiner</translation>
    </message>
    <message>
      <source>Take out of the bin</source>
      <translation>Aus dem Papierkorb holen</translation>
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
      <source>View</source>
      <translation>Ansicht</translation>
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
      <source>{0}: stopped</source>
      <translation>{0}: angehalten</translation>
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
      <source>Other changes came after it. Ctrl+Z takes back one by one.</source>
      <translation>Danach kamen andere Änderungen. Strg+Z nimmt eine nach der anderen zurück.</translation>
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
    <name>Charts</name>
    <message>
      <source>Half of the photos have {0} or more; the fullest has {1}.</source>
      <translation>Auf der Hälfte der Fotos: {0} oder mehr; auf dem vollsten {1}.</translation>
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
      <source>or</source>
      <translation>oder</translation>
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
      <source>{0} has no boxes; it just goes.</source>
      <translation>{0} hat keine Kästen und verschwindet einfach.</translation>
    </message>
    <message>
      <source>{0} has no boxes; nothing is lost.</source>
      <translation>{0} hat keine Kästen; nichts geht verloren.</translation>
    </message>
    <message>
      <source>{0} on {1} become {2}.</source>
      <translation>Wird zu {2}: {0} auf {1}.</translation>
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
    <name>DeletePopover</name>
    <message>
      <source>Delete class</source>
      <translation>Klasse löschen</translation>
    </message>
    <message>
      <source>Delete {0}</source>
      <translation>{0} löschen</translation>
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
      <source>Another window edits this project; here you can only look.</source>
      <translation>Ein anderes Fenster bearbeitet dieses Projekt; hier kannst du nur zusehen.</translation>
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
      <source>Undone: {what}</source>
      <translation>Rückgängig gemacht: {what}</translation>
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
    <name>Drops</name>
    <message>
      <source>Add these photos to {project}</source>
      <translation>Diese Fotos zu {project} hinzufügen</translation>
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
      <source>Not reviewed</source>
      <translation>Nicht geprüft</translation>
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
    <name>FormPage</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
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
      <source>Write the labels for another program (Ctrl+Shift+X)</source>
      <translation>Die Beschriftungen für ein anderes Programm schreiben (Strg+Umschalt+X)</translation>
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
      <source>Choose a file…</source>
      <translation>Datei wählen …</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Ordner wählen …</translation>
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
      <source>Looking what it is…</source>
      <translation>Wird angesehen …</translation>
    </message>
    <message>
      <source>Pascal VOC, COCO, YOLO, CSV of Model Maker and more. Or drop it anywhere on this window.</source>
      <translation>Pascal VOC, COCO, YOLO, CSV von Model Maker und mehr. Oder zieh ihn irgendwo auf dieses Fenster.</translation>
    </message>
    <message>
      <source>The photos</source>
      <translation>Die Fotos</translation>
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
    <message>
      <source>A file with labels</source>
      <translation>Eine Datei mit Beschriftungen</translation>
    </message>
    <message>
      <source>A folder with labels</source>
      <translation>Ein Ordner mit Beschriftungen</translation>
    </message>
    <message>
      <source>An archive: its photos will be copied into the project.</source>
      <translation>Ein Archiv: seine Fotos werden ins Projekt kopiert.</translation>
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
      <source>This is {0}, with {1}.</source>
      <translation>Das ist {0}, mit {1}.</translation>
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
    <name>LabelPage</name>
    <message numerus="yes">
      <source>%n boxes selected: a class key changes them all</source>
      <translation>
        <numerusform>%n Kasten ausgewählt: eine Klassentaste ändert ihn</numerusform>
        <numerusform>%n Kästen ausgewählt: eine Klassentaste ändert sie alle</numerusform>
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
      <source>Another window edits this project. Here you can look, but not change anything.</source>
      <translation>Ein anderes Fenster bearbeitet dieses Projekt. Hier kannst du alles ansehen, aber nichts ändern.</translation>
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
      <source>The label file of this photo {is_damaged}. It is kept as it is until you decide.</source>
      <translation>Die Beschriftungsdatei dieses Fotos ist nicht in Ordnung ({is_damaged}). Sie bleibt, wie sie ist, bis du entscheidest.</translation>
    </message>
    <message>
      <source>There are no photos yet.</source>
      <translation>Es gibt noch keine Fotos.</translation>
    </message>
  </context>
  <context>
    <name>Later</name>
    <message numerus="yes">
      <source>%n photo(s) in the project</source>
      <translation>
        <numerusform>%n Foto im Projekt</numerusform>
        <numerusform>%n Fotos im Projekt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) with boxes</source>
      <translation>
        <numerusform>%n Foto mit Kästen</numerusform>
        <numerusform>%n Fotos mit Kästen</numerusform>
      </translation>
    </message>
    <message>
      <source>A trained detector; there is none yet</source>
      <translation>Ein trainierter Detektor; es gibt noch keinen</translation>
    </message>
    <message>
      <source>A training looks at your labelled photos many times and learns what is in them.</source>
      <translation>Ein Training sieht sich deine beschrifteten Fotos viele Male an und lernt, was darauf ist.</translation>
    </message>
    <message>
      <source>At least {enough} photos with boxes; {labelled} so far</source>
      <translation>Mindestens {enough} Fotos mit Kästen; bisher {labelled}</translation>
    </message>
    <message>
      <source>It compares what a trained detector finds with your own boxes, photo by photo.</source>
      <translation>Hier wird Foto für Foto verglichen, was ein trainierter Detektor findet und was du eingezeichnet hast.</translation>
    </message>
    <message>
      <source>It turns a trained detector into one file, and lets you try it on other photos.</source>
      <translation>Hier wird aus einem trainierten Detektor eine Datei, und du kannst ihn an anderen Fotos ausprobieren.</translation>
    </message>
    <message>
      <source>See what the detector finds and misses</source>
      <translation>Sieh, was der Detektor findet und was ihm entgeht</translation>
    </message>
    <message>
      <source>Take the detector to phones and small computers</source>
      <translation>Bring den Detektor auf Handys und kleine Computer</translation>
    </message>
    <message>
      <source>Teach a detector with your photos</source>
      <translation>Lehre einen Detektor mit deinen Fotos</translation>
    </message>
    <message>
      <source>The newest training is {name}</source>
      <translation>Das neueste Training ist {name}</translation>
    </message>
    <message>
      <source>This page arrives in the next version. This exports it today:</source>
      <translation>Diese Seite kommt mit der nächsten Version. So wird heute exportiert:</translation>
    </message>
    <message>
      <source>This page arrives in the next version. This measures it today:</source>
      <translation>Diese Seite kommt mit der nächsten Version. So wird heute gemessen:</translation>
    </message>
    <message>
      <source>This page arrives in the next version. Until then a command does it, once that is there.</source>
      <translation>Diese Seite kommt mit der nächsten Version. Bis dahin erledigt es ein Befehl, sobald das da ist.</translation>
    </message>
    <message>
      <source>Training from this window arrives in the next version. This trains it today:</source>
      <translation>Das Training aus diesem Fenster kommt mit der nächsten Version. So wird heute trainiert:</translation>
    </message>
  </context>
  <context>
    <name>LaterPage</name>
    <message>
      <source>Add photos</source>
      <translation>Fotos hinzufügen</translation>
    </message>
    <message>
      <source>Label photos</source>
      <translation>Fotos beschriften</translation>
    </message>
    <message>
      <source>See how to train</source>
      <translation>Zum Training</translation>
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
      <source>The project cannot be opened</source>
      <translation>Das Projekt lässt sich nicht öffnen</translation>
    </message>
    <message>
      <source>This project is open in another window; nothing can be added here.</source>
      <translation>Dieses Projekt ist in einem anderen Fenster offen; hier lässt sich nichts hinzufügen.</translation>
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
      <source>Clear filters</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <source>Drop a folder of photos here</source>
      <translation>Zieh einen Ordner mit Fotos hierher</translation>
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
      <source>Leave them where they are</source>
      <translation>Dort lassen, wo sie sind</translation>
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
      <source>The kinds of objects you want to find. You can leave this empty and add them while you label.</source>
      <translation>Die Arten von Dingen, die du finden willst. Du kannst das leer lassen und sie beim Beschriften hinzufügen.</translation>
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
    <name>Palette</name>
    <message>
      <source>Actions</source>
      <translation>Aktionen</translation>
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
    <name>ProblemsDialog</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
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
      <source>Splits: {0}</source>
      <translation>Aufteilung: {0}</translation>
    </message>
    <message>
      <source>Stopped: {0}</source>
      <translation>Angehalten: {0}</translation>
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
      <source>High contrast</source>
      <translation>Hoher Kontrast</translation>
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
      <source>Dashed: the sides of the boxes that each level starts from (anchors).</source>
      <translation>Gestrichelt: die Seiten der Kästen, von denen jede Ebene ausgeht (Anker).</translation>
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
      <source>side of a box at the input, pixels (root of its area)</source>
      <translation>Seite eines Kastens am Eingang in Pixeln (Wurzel der Fläche)</translation>
    </message>
    <message>
      <source>{0:.0f} to {1:.0f} pixels: {2}</source>
      <translation>{0:.0f} bis {1:.0f} Pixel: {2}</translation>
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
      <source>Import a labelled data set…</source>
      <translation>Beschrifteten Datensatz importieren …</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Projekt öffnen …</translation>
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
      <source>{name} is missing. Is its disk plugged in?</source>
      <translation>{name} fehlt. Ist der Datenträger angeschlossen?</translation>
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
    <name>UnknownRow</name>
    <message>
      <source>Add {0} as a class</source>
      <translation>{0} als Klasse hinzufügen</translation>
    </message>
  </context>
  <context>
    <name>_Command</name>
    <message>
      <source>Command line</source>
      <translation>Befehlszeile</translation>
    </message>
    <message>
      <source>Copied. Paste it into a terminal.</source>
      <translation>Kopiert. Füge es in ein Terminal ein.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
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
  </context>
</TS>
