"""A C-CDA document for tests, whose identifiers are sentinels."""

from __future__ import annotations

NAME, NUMBER, DOCTOR = "Quillfeather", "4471193", "Petheridge"
DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="{NAME}.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">
  <!-- of {NAME} -->
  <realmCode code="US"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.10.20.22.1.8" extension="2015-08-01"/>
  <id root="2.16.840.1.113883.19.5" extension="DOC{NUMBER}"/>
  <code code="18842-5" codeSystem="2.16.840.1.113883.6.1" displayName="Discharge summary"/>
  <title>Discharge summary of Maud {NAME}</title>
  <effectiveTime value="20210507090000+0100"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="en-GB"/>
  <recordTarget><patientRole>
    <id root="2.16.840.1.113883.19.5" extension="{NUMBER}"/>
    <addr use="HP"><streetAddressLine>14 Larch Lane</streetAddressLine><city>Harwick</city><postalCode>HW3 9QT</postalCode></addr>
    <telecom use="HP" value="tel:01632 960555"/>
    <patient>
      <name use="L"><prefix>Mrs</prefix><given>Maud</given><given>Iris</given><family>{NAME}</family></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
      <birthTime value="19510312"/>
      <sdtc:deceasedInd value="false"/>
    </patient>
  </patientRole></recordTarget>
  <author><time value="20210507"/><assignedAuthor>
    <id root="2.16.840.1.113883.4.6" extension="9941339108"/>
    <assignedPerson><name><prefix>Dr.</prefix><given>Alan</given><family>{DOCTOR}</family></name></assignedPerson>
    <representedOrganization><name>Harwick General Hospital</name></representedOrganization>
  </assignedAuthor></author>
  <component><structuredBody><component><section>
    <templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>
    <id root="a3c5f0e2-1111-4222-8333-444455556666"/>
    <code code="11535-2" codeSystem="2.16.840.1.113883.6.1" displayName="Hospital course"/>
    <title>Hospital course</title>
    <text><paragraph ID="{NAME}">Mrs {NAME} (MRN {NUMBER}) came on 3 May 2021. Seen by Dr Alan {DOCTOR}.</paragraph>
      <list><item>aspirin &amp; <content styleCode="Bold">bisoprolol</content></item><item>no fever</item></list>
      <table><tbody><tr><td>Troponin</td><td>12 ng/L</td></tr></tbody></table></text>
    <entry><observation classCode="OBS" moodCode="EVN">
      <id root="b3c5f0e2-1111-4222-8333-444455556666"/>
      <code code="8867-4" codeSystem="2.16.840.1.113883.6.1" displayName="Heart rate"/>
      <text><reference value="#{NAME}"/></text>
      <statusCode code="completed"/>
      <effectiveTime value="20210504"/>
      <value xsi:type="PQ" value="91" unit="/min"/>
    </observation></entry>
  </section></component></structuredBody></component>
</ClinicalDocument>
"""
