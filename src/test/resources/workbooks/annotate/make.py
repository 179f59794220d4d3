"""Makes the workbooks of this folder from the shop's own: python3 make.py, in this folder, with openpyxl, xlsxwriter and LibreOffice."""
import subprocess
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill

SHOP = "../../../../../decision-tables/"
TC = "http://schemas.microsoft.com/office/"


def openpyxl_book():
    book = openpyxl.load_workbook(SHOP + "timing.xlsx")
    rules = book["Rules"]
    rules["C3"].comment = Comment("Agreed with legal on Tuesday.\nSee the minutes.", "Petra")
    rules["K3"].comment = Comment("Is seven not too early?", "Jonas")
    red = PatternFill("solid", bgColor="FFC7CE")
    rules.conditional_formatting.add("L2:L24", CellIsRule(operator="equal", formula=['"HOLD"'], fill=red))
    book.save("openpyxl.xlsx")


def xlsxwriter_book():
    shop = openpyxl.load_workbook(SHOP + "routing.xlsx")
    book = xlsxwriter.Workbook("xlsxwriter.xlsx")
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in shop:
        copy = book.add_worksheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copy.write(cell.row - 1, cell.column - 1, cell.value, wrap)
        copy.set_column(0, 0, 14)
    rules = book.get_worksheet_by_name("Rules")
    rules.freeze_panes(1, 1)
    rules.insert_button("P2", {"caption": "Sort"})
    rules.write_comment("B2", "Kept from the old sheet.", {"author": "Petra"})
    rules.data_validation("C2:C99", {"validate": "list", "source": "=Lists!$A$2:$A$9", "show_error": False})
    rules.conditional_format("F2:F99", {"type": "cell", "criteria": "==", "value": '"yes"', "format": book.add_format({"bold": 1})})
    rules.add_table(50, 0, 53, 2)
    rules.set_header("&L&G", {"image_left": "dot.png"})
    book.close()


def threaded_book():
    """What Excel 365 adds for a thread on Rules!C3, as [MS-XLSX] 2.6 describes it."""
    root = "{11111111-2222-4333-8444-555555555555}"
    person = "{AAAAAAAA-2222-4333-8444-555555555555}"
    with zipfile.ZipFile("openpyxl.xlsx") as old, zipfile.ZipFile("threaded.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            text = old.read(item).decode() if item.filename.endswith((".xml", ".rels")) else old.read(item)
            if item.filename == "[Content_Types].xml":
                text = text.replace("</Types>", '<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/><Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/></Types>')
            if item.filename == "xl/worksheets/_rels/sheet2.xml.rels":
                text = text.replace("</Relationships>", f'<Relationship Id="tc1" Type="{TC}2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>')
            if item.filename == "xl/_rels/workbook.xml.rels":
                text = text.replace("</Relationships>", f'<Relationship Id="person1" Type="{TC}2017/10/relationships/person" Target="persons/person.xml"/></Relationships>')
            new.writestr(item.filename, text)
        new.writestr("xl/threadedComments/threadedComment1.xml", f'<ThreadedComments xmlns="{TC}spreadsheet/2018/threadedcomments"><threadedComment ref="C3" dT="2026-03-02T09:15:00.00" personId="{person}" id="{root}"><text>Agreed with legal?</text></threadedComment></ThreadedComments>')
        new.writestr("xl/persons/person.xml", f'<personList xmlns="{TC}spreadsheet/2018/threadedcomments"><person displayName="Petra" id="{person}" userId="petra" providerId="None"/></personList>')


openpyxl_book()
xlsxwriter_book()
threaded_book()
subprocess.run("soffice --headless --convert-to xlsx:'Calc MS Excel 2007 XML' --outdir lo openpyxl.xlsx && mv lo/openpyxl.xlsx libreoffice.xlsx && rmdir lo", shell=True, check=True)
