<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt's own French leaves in English; after a change: pyside6-lrelease assets/locale/fr/qt.ts -->
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Dossier :</translation></message>
    <message><source>Files of &amp;type:</source><translation>&amp;Type de fichier :</translation></message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Folder</source><comment>All other platforms</comment><translation>Dossier</translation></message>
    <message><source>File</source><translation>Fichier</translation></message>
    <message><source>%1 File</source><extracomment>%1 is a file name suffix, for example txt</extracomment><translation>Fichier %1</translation></message>
    <message><source>Unknown</source><translation>Inconnu</translation></message>
</context>
</TS>
