<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>BottomBar</name>
    <message numerus="yes">
      <source>about %n hour(s) left</source>
      <translation>
        <numerusform>about %n hour left</numerusform>
        <numerusform>about %n hours left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s) left</source>
      <translation>
        <numerusform>about %n minute left</numerusform>
        <numerusform>about %n minutes left</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Bulk</name>
    <message numerus="yes">
      <source>%n damaged label file(s): nothing was changed</source>
      <translation>
        <numerusform>%n damaged label file: nothing was changed</numerusform>
        <numerusform>%n damaged label files: nothing was changed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) for the test</source>
      <translation>
        <numerusform>%n photo for the test</numerusform>
        <numerusform>%n photos for the test</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) for training</source>
      <translation>
        <numerusform>%n photo for training</numerusform>
        <numerusform>%n photos for training</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) for validation</source>
      <translation>
        <numerusform>%n photo for validation</numerusform>
        <numerusform>%n photos for validation</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) in a group</source>
      <translation>
        <numerusform>%n photo in a group</numerusform>
        <numerusform>%n photos in a group</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) in no group</source>
      <translation>
        <numerusform>%n photo in no group</numerusform>
        <numerusform>%n photos in no group</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) marked as reviewed</source>
      <translation>
        <numerusform>%n photo marked as reviewed</numerusform>
        <numerusform>%n photos marked as reviewed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) marked “not looked at”</source>
      <translation>
        <numerusform>%n photo marked “not looked at”</numerusform>
        <numerusform>%n photos marked “not looked at”</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) marked “nothing here”</source>
      <translation>
        <numerusform>%n photo marked “nothing here”</numerusform>
        <numerusform>%n photos marked “nothing here”</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) moved to the bin</source>
      <translation>
        <numerusform>%n photo moved to the bin</numerusform>
        <numerusform>%n photos moved to the bin</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) no longer reviewed</source>
      <translation>
        <numerusform>%n photo no longer reviewed</numerusform>
        <numerusform>%n photos no longer reviewed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) spread over the splits</source>
      <translation>
        <numerusform>%n photo spread over the splits</numerusform>
        <numerusform>%n photos spread over the splits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) taken out of the bin</source>
      <translation>
        <numerusform>%n photo taken out of the bin</numerusform>
        <numerusform>%n photos taken out of the bin</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) without a split</source>
      <translation>
        <numerusform>%n photo without a split</numerusform>
        <numerusform>%n photos without a split</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with a damaged label file left alone</source>
      <translation>
        <numerusform>%n with a damaged label file left alone</numerusform>
        <numerusform>%n with a damaged label file left alone</numerusform>
      </translation>
    </message>
  </context>
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
    <name>CatchRow</name>
    <message numerus="yes">
      <source>Label %n kept frame(s)</source>
      <translation>
        <numerusform>Label %n kept frame</numerusform>
        <numerusform>Label %n kept frames</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ClassModel</name>
    <message numerus="yes">
      <source>%n on this photo</source>
      <translation>
        <numerusform>%n on this photo</numerusform>
        <numerusform>%n on this photo</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ClassRows</name>
    <message numerus="yes">
      <source>All %n classes</source>
      <translation>
        <numerusform>The %n class</numerusform>
        <numerusform>All %n classes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message numerus="yes">
      <source>%n validation photo(s)</source>
      <translation>
        <numerusform>%n validation photo</numerusform>
        <numerusform>%n validation photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message numerus="yes">
      <source>Copied %n box(es).</source>
      <translation>
        <numerusform>Copied %n box.</numerusform>
        <numerusform>Copied %n boxes.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nothing here: %n box(es) removed. Undo brings them back.</source>
      <translation>
        <numerusform>Nothing here: %n box removed. Undo brings it back.</numerusform>
        <numerusform>Nothing here: %n boxes removed. Undo brings them back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The labels of %n photo(s) changed since it was judged.</source>
      <translation>
        <numerusform>The labels of %n photo changed since it was judged.</numerusform>
        <numerusform>The labels of %n photos changed since it was judged.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Drops</name>
    <message numerus="yes">
      <source>Start a project with the photos of all %n folders</source>
      <translation>
        <numerusform>Start a project with the photos of %n folder</numerusform>
        <numerusform>Start a project with the photos of all %n folders</numerusform>
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
    <name>Evaluate</name>
    <message numerus="yes">
      <source>%n object(s)</source>
      <translation>
        <numerusform>%n object</numerusform>
        <numerusform>%n objects</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) are too few to tell</source>
      <translation>
        <numerusform>%n photo is too little to tell</numerusform>
        <numerusform>%n photos are too few to tell</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) look nearly the same and lie in different splits</source>
      <translation>
        <numerusform>%n photo looks nearly the same as one in another split</numerusform>
        <numerusform>%n photos look nearly the same and lie in different splits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>judged on %n photo(s) it learnt from</source>
      <translation>
        <numerusform>judged on %n photo it learnt from</numerusform>
        <numerusform>judged on %n photos it learnt from</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>judged on %n test photo(s)</source>
      <translation>
        <numerusform>judged on %n test photo</numerusform>
        <numerusform>judged on %n test photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>judged on %n validation photo(s)</source>
      <translation>
        <numerusform>judged on %n validation photo</numerusform>
        <numerusform>judged on %n validation photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message numerus="yes">
      <source>adjusted on %n photo(s)</source>
      <translation>
        <numerusform>adjusted on %n photo</numerusform>
        <numerusform>adjusted on %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n photo(s) that it never learnt from</source>
      <translation>
        <numerusform>in %n photo that it never learnt from</numerusform>
        <numerusform>in %n photos that it never learnt from</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>up to %n box(es) a photo</source>
      <translation>
        <numerusform>up to %n box a photo</numerusform>
        <numerusform>up to %n boxes a photo</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{time} ms a photo on this computer with %n thread(s)</source>
      <translation>
        <numerusform>{time} ms a photo on this computer with %n thread</numerusform>
        <numerusform>{time} ms a photo on this computer with %n threads</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Group</name>
    <message numerus="yes">
      <source>All %n</source>
      <translation>
        <numerusform>All %n</numerusform>
        <numerusform>All %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Show %n more</source>
      <translation>
        <numerusform>Show %n more</numerusform>
        <numerusform>Show %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportPage</name>
    <message numerus="yes">
      <source>%n photo(s), and no labels that can be read here.</source>
      <translation>
        <numerusform>%n photo, and no labels that can be read here.</numerusform>
        <numerusform>%n photos, and no labels that can be read here.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{kind}: %n photo(s)</source>
      <translation>
        <numerusform>{kind}: %n photo</numerusform>
        <numerusform>{kind}: %n photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportSheet</name>
    <message numerus="yes">
      <source>%n photo(s), and no labels that can be read here.</source>
      <translation>
        <numerusform>%n photo, and no labels that can be read here.</numerusform>
        <numerusform>%n photos, and no labels that can be read here.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Invitation</name>
    <message numerus="yes">
      <source>%n more photo(s) with boxes, and one can be trained.</source>
      <translation>
        <numerusform>%n more photo with boxes, and one can be trained.</numerusform>
        <numerusform>%n more photos with boxes, and one can be trained.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Keeper</name>
    <message numerus="yes">
      <source>Kept to label, with %n box(es) as drafts.</source>
      <translation>
        <numerusform>Kept to label, with %n box as a draft.</numerusform>
        <numerusform>Kept to label, with %n boxes as drafts.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Lab</name>
    <message numerus="yes">
      <source>%n class(es)</source>
      <translation>
        <numerusform>%n class</numerusform>
        <numerusform>%n classes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n thing(s) can be repaired without touching the weights.</source>
      <translation>
        <numerusform>%n thing can be repaired without touching the weights.</numerusform>
        <numerusform>%n things can be repaired without touching the weights.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Works with all %n program(s).</source>
      <translation>
        <numerusform>Works with all %n program.</numerusform>
        <numerusform>Works with all %n programs.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>up to %n box(es)</source>
      <translation>
        <numerusform>up to %n box</numerusform>
        <numerusform>up to %n boxes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LabelPage</name>
    <message numerus="yes">
      <source>%n boxes selected: a class key changes them all</source>
      <translation>
        <numerusform>%n boxes selected: a class key changes them all</numerusform>
        <numerusform>%n boxes selected: a class key changes them all</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n draft(s): Enter accepts, Shift+Enter all, Backspace rejects</source>
      <translation>
        <numerusform>%n draft: Enter accepts it, Backspace rejects it</numerusform>
        <numerusform>%n drafts: Enter accepts, Shift+Enter all, Backspace rejects</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LeakGuard</name>
    <message numerus="yes">
      <source>… and %n more</source>
      <translation>
        <numerusform>… and %n more</numerusform>
        <numerusform>… and %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LevelView</name>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n changed</numerusform>
        <numerusform>%n changed</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LookTile</name>
    <message numerus="yes">
      <source>{name}: %n object(s) found</source>
      <translation>
        <numerusform>{name}: %n object found</numerusform>
        <numerusform>{name}: %n objects found</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Losses</name>
    <message numerus="yes">
      <source>A photo holds up to %n object(s), and the file does not answer with so many.</source>
      <translation>
        <numerusform>A photo holds up to %n object, and the file does not answer with so many.</numerusform>
        <numerusform>A photo holds up to %n objects, and the file does not answer with so many.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Adjust it on %n photo(s)</source>
      <translation>
        <numerusform>Adjust it on %n photo</numerusform>
        <numerusform>Adjust it on %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Make room for %n box(es)</source>
      <translation>
        <numerusform>Make room for %n box</numerusform>
        <numerusform>Make room for %n boxes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Numbers of 8 bits are coarser; their ranges come from %n training photo(s).</source>
      <translation>
        <numerusform>Numbers of 8 bits are coarser; their ranges come from %n training photo.</numerusform>
        <numerusform>Numbers of 8 bits are coarser; their ranges come from %n training photos.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>measured on %n photo(s)</source>
      <translation>
        <numerusform>measured on %n photo</numerusform>
        <numerusform>measured on %n photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message numerus="yes">
      <source>%n label file(s) are kept beside the others; the photos can be labelled anew.</source>
      <translation>
        <numerusform>%n label file is kept beside the others; the photo can be labelled anew.</numerusform>
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
    <name>Needs</name>
    <message numerus="yes">
      <source>%n label file(s) cannot be read. The photos take part in nothing.</source>
      <translation>
        <numerusform>%n label file cannot be read. The photo takes part in nothing.</numerusform>
        <numerusform>%n label files cannot be read. The photos take part in nothing.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n labelled photo(s) have no split yet; a training would give them one.</source>
      <translation>
        <numerusform>%n labelled photo has no split yet; a training would give it one.</numerusform>
        <numerusform>%n labelled photos have no split yet; a training would give them one.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>NewPage</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
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
        <numerusform>The label file of %n photo is damaged: {name}. Nothing will overwrite it.</numerusform>
        <numerusform>The label files of %n photos are damaged, first {name}. Nothing will overwrite them.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PhotoEditor</name>
    <message numerus="yes">
      <source>%n locked box(es) stay as they are</source>
      <translation>
        <numerusform>%n locked box stays as it is</numerusform>
        <numerusform>%n locked boxes stay as they are</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accept %n draft(s)</source>
      <translation>
        <numerusform>Accept %n draft</numerusform>
        <numerusform>Accept %n drafts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Copy %n box(es) to the next photo</source>
      <translation>
        <numerusform>Copy %n box to the next photo</numerusform>
        <numerusform>Copy %n boxes to the next photo</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %n box(es)</source>
      <translation>
        <numerusform>Delete %n box</numerusform>
        <numerusform>Delete %n boxes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Duplicate %n box(es)</source>
      <translation>
        <numerusform>Duplicate %n box</numerusform>
        <numerusform>Duplicate %n boxes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Move %n box(es)</source>
      <translation>
        <numerusform>Move %n box</numerusform>
        <numerusform>Move %n boxes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Paste %n box(es)</source>
      <translation>
        <numerusform>Paste %n box</numerusform>
        <numerusform>Paste %n boxes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Photos</name>
    <message numerus="yes">
      <source>%n box(es)</source>
      <translation>
        <numerusform>%n box</numerusform>
        <numerusform>%n boxes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) or more</source>
      <translation>
        <numerusform>%n box or more</numerusform>
        <numerusform>%n boxes or more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n photo</numerusform>
        <numerusform>%n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) in the bin</source>
      <translation>
        <numerusform>%n photo in the bin</numerusform>
        <numerusform>%n photos in the bin</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>at most %n box(es)</source>
      <translation>
        <numerusform>at most %n box</numerusform>
        <numerusform>at most %n boxes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>exactly %n box(es)</source>
      <translation>
        <numerusform>exactly %n box</numerusform>
        <numerusform>exactly %n boxes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Plan</name>
    <message numerus="yes">
      <source>It looks at %n photo(s) with boxes, again and again, and learns what is in them.</source>
      <translation>
        <numerusform>It looks at %n photo with boxes, again and again, and learns what is in them.</numerusform>
        <numerusform>It looks at %n photos with boxes, again and again, and learns what is in them.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Refusal</name>
    <message numerus="yes">
      <source>%n class(es)</source>
      <translation>
        <numerusform>%n class</numerusform>
        <numerusform>%n classes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n linked folder(s)</source>
      <translation>
        <numerusform>%n linked folder</numerusform>
        <numerusform>%n linked folders</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message numerus="yes">
      <source>%n have other labels now</source>
      <translation>
        <numerusform>%n has other labels now</numerusform>
        <numerusform>%n have other labels now</numerusform>
      </translation>
    </message>
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
        <numerusform>%n labelled here differently, kept as it is</numerusform>
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
    <name>Reports</name>
    <message numerus="yes">
      <source>%n box(es) had another class</source>
      <translation>
        <numerusform>%n box had another class</numerusform>
        <numerusform>%n boxes had another class</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) only came in</source>
      <translation>
        <numerusform>%n box only came in</numerusform>
        <numerusform>%n boxes only came in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) were in another place</source>
      <translation>
        <numerusform>%n box was in another place</numerusform>
        <numerusform>%n boxes were in another place</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n box(es) were only here</source>
      <translation>
        <numerusform>%n box was only here</numerusform>
        <numerusform>%n boxes were only here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them with nothing on it</source>
      <translation>
        <numerusform>%n of them with nothing on it</numerusform>
        <numerusform>%n of them with nothing on it</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) have another name there</source>
      <translation>
        <numerusform>%n photo has another name there</numerusform>
        <numerusform>%n photos have another name there</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) have other labels now</source>
      <translation>
        <numerusform>%n photo has other labels now</numerusform>
        <numerusform>%n photos have other labels now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) keep the labels they have here</source>
      <translation>
        <numerusform>%n photo keeps the labels it has here</numerusform>
        <numerusform>%n photos keep the labels they have here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) nobody looked at stay out</source>
      <translation>
        <numerusform>%n photo nobody looked at stay out</numerusform>
        <numerusform>%n photos nobody looked at stay out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) were here already, the same</source>
      <translation>
        <numerusform>%n photo was here already, the same</numerusform>
        <numerusform>%n photos were here already, the same</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) were left out</source>
      <translation>
        <numerusform>%n photo was left out</numerusform>
        <numerusform>%n photos were left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) without labels</source>
      <translation>
        <numerusform>%n photo without labels</numerusform>
        <numerusform>%n photos without labels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n remark(s)</source>
      <translation>
        <numerusform>%n remark</numerusform>
        <numerusform>%n remarks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n remark(s):</source>
      <translation>
        <numerusform>%n remark:</numerusform>
        <numerusform>%n remarks:</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RunView</name>
    <message numerus="yes">
      <source>All %n</source>
      <translation>
        <numerusform>All %n</numerusform>
        <numerusform>All %n</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RunsPanel</name>
    <message numerus="yes">
      <source>%n in the bin</source>
      <translation>
        <numerusform>%n in the bin</numerusform>
        <numerusform>%n in the bin</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SendSheet</name>
    <message numerus="yes">
      <source>{name} is packed: %n photo(s), {size} MB.</source>
      <translation>
        <numerusform>{name} is packed: %n photo, {size} MB.</numerusform>
        <numerusform>{name} is packed: %n photos, {size} MB.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Sending</name>
    <message numerus="yes">
      <source>%n of its photos are not in this project.</source>
      <translation>
        <numerusform>%n of its photos is not in this project.</numerusform>
        <numerusform>%n of its photos are not in this project.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message numerus="yes">
      <source>%n pass(es)</source>
      <translation>
        <numerusform>%n pass</numerusform>
        <numerusform>%n passes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n photo</numerusform>
        <numerusform>%n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) nobody looked at yet; they take no part.</source>
      <translation>
        <numerusform>%n photo nobody looked at yet; it takes no part.</numerusform>
        <numerusform>%n photos nobody looked at yet; they take no part.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n day(s)</source>
      <translation>
        <numerusform>about %n day</numerusform>
        <numerusform>about %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n hour(s)</source>
      <translation>
        <numerusform>about %n hour</numerusform>
        <numerusform>about %n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s)</source>
      <translation>
        <numerusform>about %n minute</numerusform>
        <numerusform>about %n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{0}: only %n box(es) to learn from. From about 50 on it usually works.</source>
      <translation>
        <numerusform>{0}: only %n box to learn from. From about 50 on it usually works.</numerusform>
        <numerusform>{0}: only %n boxes to learn from. From about 50 on it usually works.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SettingsPanel</name>
    <message numerus="yes">
      <source>%n change(s) of yours put back.</source>
      <translation>
        <numerusform>%n change of yours put back.</numerusform>
        <numerusform>%n changes of yours put back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n setting(s) to put right</source>
      <translation>
        <numerusform>%n setting to put right</numerusform>
        <numerusform>%n settings to put right</numerusform>
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
      <source>%n trained detector(s).</source>
      <translation>
        <numerusform>%n trained detector.</numerusform>
        <numerusform>%n trained detectors.</numerusform>
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
  <context>
    <name>StripModel</name>
    <message numerus="yes">
      <source>%n box(es)</source>
      <translation>
        <numerusform>%n box</numerusform>
        <numerusform>%n boxes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SystemCheck</name>
    <message numerus="yes">
      <source>%n thing(s) will not work as they are.</source>
      <translation>
        <numerusform>%n thing will not work as it is.</numerusform>
        <numerusform>%n things will not work as they are.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Everything works. %n thing(s) could be better.</source>
      <translation>
        <numerusform>Everything works. %n thing could be better.</numerusform>
        <numerusform>Everything works. %n things could be better.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TrainPage</name>
    <message numerus="yes">
      <source>%n training(s) moved to the bin.</source>
      <translation>
        <numerusform>%n training moved to the bin.</numerusform>
        <numerusform>%n trainings moved to the bin.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Training</name>
    <message numerus="yes">
      <source>%n pass(es)</source>
      <translation>
        <numerusform>%n pass</numerusform>
        <numerusform>%n passes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) to learn from</source>
      <translation>
        <numerusform>%n photo to learn from</numerusform>
        <numerusform>%n photos to learn from</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to check with</source>
      <translation>
        <numerusform>%n to check with</numerusform>
        <numerusform>%n to check with</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TryPanel</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pictures</source>
      <translation>
        <numerusform>%n picture</numerusform>
        <numerusform>%n pictures</numerusform>
      </translation>
    </message>
  </context>
</TS>
