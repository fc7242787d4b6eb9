<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Card</name>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n photo</numerusform>
        <numerusform>%n photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Duration</name>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n second(s)</source>
      <translation>
        <numerusform>%n second</numerusform>
        <numerusform>%n seconds</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportPage</name>
    <message numerus="yes">
      <source>{kind}: %n photo(s)</source>
      <translation>
        <numerusform>{kind}: %n photo</numerusform>
        <numerusform>{kind}: %n photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Later</name>
    <message numerus="yes">
      <source>%n photo(s) in the project</source>
      <translation>
        <numerusform>%n photo in the project</numerusform>
        <numerusform>%n photos in the project</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) with boxes</source>
      <translation>
        <numerusform>%n photo with boxes</numerusform>
        <numerusform>%n photos with boxes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message numerus="yes">
      <source>%n label file(s) are kept beside the others; the photos can be labelled anew.</source>
      <translation>
        <numerusform>%n label file are kept beside the others; the photos can be labelled anew.</numerusform>
        <numerusform>%n label files are kept beside the others; the photos can be labelled anew.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Messages</name>
    <message numerus="yes">
      <source>… and %n more; copying gives them all.</source>
      <translation>
        <numerusform>… and %n more; copying gives them all.</numerusform>
        <numerusform>… and %n more; copying gives them all.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>NewPage</name>
    <message numerus="yes">
      <source>%n photo(s) so far…</source>
      <translation>
        <numerusform>%n photo so far…</numerusform>
        <numerusform>%n photos so far…</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s), in folders below too</source>
      <translation>
        <numerusform>%n photo, in folders below too</numerusform>
        <numerusform>%n photos, in folders below too</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message numerus="yes">
      <source>The label files of %n photo(s) are damaged, first {name}. Nothing will overwrite them.</source>
      <translation>
        <numerusform>The label files of %n photo are damaged, first {name}. Nothing will overwrite them.</numerusform>
        <numerusform>The label files of %n photos are damaged, first {name}. Nothing will overwrite them.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message numerus="yes">
      <source>%n here already, the same</source>
      <translation>
        <numerusform>%n here already, the same</numerusform>
        <numerusform>%n here already, the same</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n labelled here differently, kept as they are</source>
      <translation>
        <numerusform>%n labelled here differently, kept as they are</numerusform>
        <numerusform>%n labelled here differently, kept as they are</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them with nothing here</source>
      <translation>
        <numerusform>%n of them with nothing here</numerusform>
        <numerusform>%n of them with nothing here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) came in</source>
      <translation>
        <numerusform>%n photo came in</numerusform>
        <numerusform>%n photos came in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n without labels, still to look at</source>
      <translation>
        <numerusform>%n without labels, still to look at</numerusform>
        <numerusform>%n without labels, still to look at</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{name}: %n box(es)</source>
      <translation>
        <numerusform>{name}: %n box</numerusform>
        <numerusform>{name}: %n boxes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ReportPage</name>
    <message numerus="yes">
      <source>%n thing(s) to know</source>
      <translation>
        <numerusform>%n thing to know</numerusform>
        <numerusform>%n things to know</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Stages</name>
    <message numerus="yes">
      <source>%n photo(s) in this project.</source>
      <translation>
        <numerusform>%n photo in this project.</numerusform>
        <numerusform>%n photos in this project.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) still to look at.</source>
      <translation>
        <numerusform>%n photo still to look at.</numerusform>
        <numerusform>%n photos still to look at.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waits for %n more photo(s) with boxes.</source>
      <translation>
        <numerusform>Waits for %n more photo with boxes.</numerusform>
        <numerusform>Waits for %n more photos with boxes.</numerusform>
      </translation>
    </message>
  </context>
</TS>
