# fish completion of p2sctl. The program itself knows what fits: this only asks.
function __p2sctl_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] internal complete -- $words[2..-1] $current 2>/dev/null)
        switch $line
            case ':files *' ':directories *'
                set -l prefix (string replace -r '^\S* ' '' -- $line)
                set -l start (string sub -s (math (string length -- "$prefix") + 1) -- $current)
                if string match -q ':files *' -- $line
                    string replace -r '^' -- "$prefix" (__fish_complete_path "$start")
                else
                    string replace -r '^' -- "$prefix" (__fish_complete_directories "$start")
                end
            case '*'
                echo $line
        end
    end
end
complete -c p2sctl -f -a '(__p2sctl_complete)'
