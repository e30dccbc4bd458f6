<#
.SYNOPSIS
Sets up this checkout on Windows and runs Kindpace or its tests: the two commands of the Makefile.
.DESCRIPTION
    powershell -ExecutionPolicy Bypass -File tooling\setup.ps1 run     opens the window
    powershell -ExecutionPolicy Bypass -File tooling\setup.ps1 test    runs the tests; what follows goes to pytest

Needs Python 3.11 or later, 64 bit, from python.org or the Microsoft Store. Installs the locked Python packages into
.venv, and nothing into Windows itself. For Windows PowerShell 5.1 and PowerShell 7.
#>
param(
    [Parameter(Mandatory = $true, Position = 0)]
    [ValidateSet('run', 'test')]
    [string] $Purpose,

    [Parameter(Position = 1, ValueFromRemainingArguments = $true)]
    [string[]] $More = @()
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$env:PIP_DISABLE_PIP_VERSION_CHECK = '1'

$environment = '.venv'
$python = Join-Path $environment 'Scripts\python.exe'

function Write-Step([string] $text) {
    Write-Host "Kindpace set-up: $text"
}

function Stop-SetUp([string] $text) {
    [Console]::Error.WriteLine("Kindpace set-up: $text")
    exit 1
}

function Test-Python([string] $program, [string[]] $first) {
    # The Store's stand-in for a missing Python starts, and fails.
    if (-not (Get-Command $program -ErrorAction SilentlyContinue)) { return $false }
    $check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)'
    try {
        & $program @first -c $check 2>$null | Out-Null
    } catch {
        return $false
    }
    return $LASTEXITCODE -eq 0
}

function Find-Python {
    $candidates = @(
        @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('py', '-3'), @('python'), @('python3')
    )
    foreach ($candidate in $candidates) {
        $first = @($candidate | Select-Object -Skip 1)
        if (Test-Python $candidate[0] $first) { return , $candidate }
    }
    Stop-SetUp 'Python 3.11 or later, 64 bit, is needed. Please install it from python.org, then run the same command again.'
}

function Assert-Done([string] $what) {
    if ($LASTEXITCODE -ne 0) {
        Stop-SetUp "$what failed; its message is above. Once that is mended, run the same command again."
    }
}

function Get-Stamp([string] $lock) {
    return ((Get-FileHash -Algorithm SHA256 $lock, 'pyproject.toml').Hash -join ' ')
}

function Install-Packages {
    # Both locks pin the same versions: one environment serves both.
    $lock = 'tooling\requirements-run.txt'
    if ($Purpose -eq 'test') { $lock = 'tooling\requirements-dev.txt' }
    $mark = Join-Path $environment "stamp-$Purpose"
    $stamp = Get-Stamp $lock
    $marked = if (Test-Path $mark) { "$(Get-Content -Raw $mark)".Trim() } else { '' }
    if ((Test-Path $python) -and ($marked -eq $stamp)) { return }
    if (-not (Test-Path $python)) {
        $found = Find-Python
        $first = @($found | Select-Object -Skip 1)
        Write-Step "making a virtual environment in $environment"
        & $found[0] @first -m venv $environment
        Assert-Done 'Making the virtual environment'
    }
    Write-Step 'installing the locked Python packages (about 550 MB on disk; a minute or two the first time)'
    & $python -m pip install -q --require-hashes --no-deps -r $lock
    Assert-Done 'Installing the Python packages'
    & $python -m pip install -q --no-deps --no-build-isolation -e .
    Assert-Done 'Installing Kindpace itself'
    Set-Content -Path $mark -Value $stamp -Encoding Ascii
}

function Show-Missing {
    if (-not (Get-Command 'ffmpeg' -ErrorAction SilentlyContinue)) {
        Write-Step 'ffmpeg is not here: recordings such as M4A cannot be opened until it is. Everything else works.'
    }
}

Install-Packages
Show-Missing
if ($Purpose -eq 'run') {
    & $python -m player @More
} else {
    $env:QT_QPA_PLATFORM = 'offscreen'
    # As tooling/run-tests.sh; there is no Xvfb to keep pytest from.
    $usual = @('--hypothesis-seed=1', '-n', '3', '--dist', 'loadgroup', '--no-loadscope-reorder', '-m', 'not exhaustive')
    & $python -m pytest @usual @More
}
exit $LASTEXITCODE
