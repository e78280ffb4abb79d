# PowerShell completion of p2sctl. The program itself knows what fits: this only asks.
Register-ArgumentCompleter -Native -CommandName p2sctl -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
        })
    foreach ($line in & $commandAst.CommandElements[0].Value internal complete '--' @words $wordToComplete) {
        # Without an answer, PowerShell itself completes files.
        if ($line.StartsWith(':')) { continue }
        $text, $meaning = $line -split "`t", 2
        $quoted = if ($text -match "[\s'`"(){};,|&`$@#]") { "'" + $text.Replace("'", "''") + "'" } else { $text }
        $tip = if ($meaning) { $meaning } else { $text }
        [System.Management.Automation.CompletionResult]::new($quoted, $text, 'ParameterValue', $tip)
    }
}
