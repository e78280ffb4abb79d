# fish completion of p2sctl. The program itself knows what fits: this only asks.
function __p2sctl_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] internal complete -- $words[2..-1] $current 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path $current
            case :directories
                __fish_complete_directories $current
            case '*'
                echo $line
        end
    end
end
complete -c p2sctl -f -a '(__p2sctl_complete)'
