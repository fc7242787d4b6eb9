<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <source>All projects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close the project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export and try</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find an action</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import a labelled data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the project folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try with the sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Card</name>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Missing: moved, deleted, or its disk is not plugged in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove from this list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show in folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{photos}, all looked at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{photos}, {done} looked at</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CheatSheet</name>
    <message>
      <source>Change the keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ClassEntry</name>
    <message>
      <source>Class names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take {name} away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bee, wasp, hornet</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ColourDot</name>
    <message>
      <source>Choose another colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colour</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DropArea</name>
    <message>
      <source>Choose a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw boxes around what you want to find, train, and get a detector that runs on phones.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop a folder of photos</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Drops</name>
    <message>
      <source>Add these photos to {project}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import the labelled data set {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import {name} into {project}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing to do with {name}: drop photos, a labelled data set or a project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the project {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start a project with the photos in {name}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Duration</name>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n second(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
  </context>
  <context>
    <name>FormPage</name>
    <message>
      <source>Back</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Header</name>
    <message>
      <source>Not saved yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only showing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Project {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saving…</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HomePage</name>
    <message>
      <source>A folder of photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copying the photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Importing {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Making the project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Small things on a table, with their boxes, so that you can try everything without photos.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped. What was finished is kept; starting again goes on from there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The folder of a project</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ImportPage</name>
    <message>
      <source>A file of labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A folder with labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A new project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classes: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy them into the project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import a labelled data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Into</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels (*.json *.csv *.zip *.yaml *.yml *.tfrecord *.xml);;All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave them where they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking what it is…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pascal VOC, COCO, YOLO, CSV of Model Maker and more. Or drop it anywhere on this window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the photos are kept</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{kind}: %n photo(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <source>Something went wrong that should not have: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was finished before is kept. Please report this with the text here.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Later</name>
    <message numerus="yes">
      <source>%n photo(s) in the project</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) with boxes</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>A trained detector; there is none yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A training looks at your labelled photos many times and learns what is in them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At least {enough} photos with boxes; {labelled} so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It compares what a trained detector finds with your own boxes, photo by photo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It turns a trained detector into one file, and lets you try it on other photos.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See what the detector finds and misses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the detector to phones and small computers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Teach a detector with your photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The newest training is {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This page arrives in the next version. This exports it today:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This page arrives in the next version. This measures it today:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This page arrives in the next version. Until then a command does it, once that is there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training from this window arrives in the next version. This trains it today:</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LaterPage</name>
    <message>
      <source>Add photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See how to train</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message numerus="yes">
      <source>%n label file(s) are kept beside the others; the photos can be labelled anew.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That cannot be taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The label files could not be set aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The project cannot be opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is no project yet; this begins one with its photos.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Messages</name>
    <message numerus="yes">
      <source>… and %n more; copying gives them all.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
  </context>
  <context>
    <name>NewPage</name>
    <message numerus="yes">
      <source>%n photo(s) so far…</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s), in folders below too</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy them into the project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counting the photos…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Create project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave them where they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is moved or changed. The project needs the folder to stay there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The kinds of objects you want to find. You can leave this empty and add them while you label.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The photos could not be counted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The project holds everything and can be moved or backed up as one folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no photos in this folder yet; the project will find them when they come.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the photos are kept</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message>
      <source>Close and lose them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set them aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The folder {path} is not there. Its photos come back with it; their boxes are kept.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>The label files of %n photo(s) are damaged, first {name}. Nothing will overwrite them.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>The newest boxes are not saved yet. Closing now would lose them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This project is open in another window. You can look, but not change anything here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your work is kept in memory and saved as soon as it works again.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Opened</name>
    <message>
      <source>Adding photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading labels: {done} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The photos are coming in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This project is open in another window; nothing can be added here.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find an action</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is called so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What would you like to do?</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PlaceRow</name>
    <message>
      <source>Cannot be made: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of the project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other place…</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ProblemsDialog</name>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ProgressRow</name>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopping…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{counted} · {left} left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Rail</name>
    <message>
      <source>Evaluate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export &amp; try</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Report</name>
    <message numerus="yes">
      <source>%n here already, the same</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n labelled here differently, kept as they are</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them with nothing here</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) came in</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n without labels, still to look at</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Everything was here already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New classes: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing came in</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{name}: %n box(es)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
  </context>
  <context>
    <name>ReportPage</name>
    <message numerus="yes">
      <source>%n thing(s) to know</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Copy the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the report…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See the photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The report is copied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The report is saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The report was not saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>import report.txt</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Section</name>
    <message>
      <source>folded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unfolded</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <source>Add the class {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the colour of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the class {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge {old} into {new}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename {old} to {new}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again in a moment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>another program changed the labels of this photo; both changes were kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the label files are still being read</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Change the keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kept in {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Like the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ShortcutEditor</name>
    <message>
      <source>All keys are the usual ones.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find an action or a key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give it to “{mine}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Usual keys for all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{keys} is for “{other}” here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{keys} is the key of “{other}” already.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Stages</name>
    <message numerus="yes">
      <source>%n photo(s) in this project.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) still to look at.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Add photos to begin.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every photo has been looked at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a project first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are enough photos with boxes to train.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Waits for %n more photo(s) with boxes.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Waits for a trained detector.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waits for photos.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <source>A folder of photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import a labelled data set…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a project…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recent projects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove from this list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Removed from the list. The project itself stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try with the sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is missing. Is its disk plugged in?</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Studio</name>
    <message>
      <source>An unexpected error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Please send this file along when you report it: {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong that should not have. Your boxes are saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That did not work</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>_Command</name>
    <message>
      <source>Command line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied. Paste it into a terminal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>_Line</name>
    <message>
      <source>No key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press a key…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The usual key</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
